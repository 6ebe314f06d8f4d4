package io.holdfast.inventory.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a stock key is restocked, and how that stands.
 *
 * @param policy when more is asked for; null if it no longer is
 * @param requests how many requests there have been, 0 or more
 * @param open the request that is open; null if none is
 * @param closed the requests that were closed last, newest first, at most {@link #MAX_CLOSED}
 * @param trigger what it takes for the next request
 */
public record Restock(
    @Nullable RestockPolicy policy,
    long requests,
    @Nullable OpenRequest open,
    List<ClosedRequest> closed,
    Trigger trigger) {
  /** How many closed requests are remembered, so that goods that come late are known. */
  public static final int MAX_CLOSED = 8;

  /** What it takes for the next request, once none is open. */
  public enum Trigger {
    /** Stock that falls to the reorder point, or a buyer who finds no more than that. */
    ARMED,
    /**
     * Nothing more: it is decided, but the unit that decided it had no room for it. It follows at
     * once, or with the next change of the stock.
     */
    DUE,
    /**
     * Stock that has been above the reorder point since the request before was cancelled, or the
     * policy set again: buyers who find the shelf empty do not bring back what was cancelled.
     */
    SUSPENDED
  }

  /**
   * Copies the closed requests and checks that no part is missing.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a part is missing or out of
   *     range
   */
  public Restock {
    Required.between("requests", 0, Long.MAX_VALUE, requests);
    closed = List.copyOf(Required.field("closed", closed));
    Required.between("closed", 0, MAX_CLOSED, closed.size());
    Required.field("trigger", trigger);
  }

  /** A policy that has asked for nothing yet. */
  public static Restock of(RestockPolicy policy) {
    return new Restock(Required.field("policy", policy), 0, null, List.of(), Trigger.ARMED);
  }

  /** Pieces asked of the supplier that have not arrived. */
  public long incoming() {
    return open == null ? 0 : open.outstanding();
  }

  /** Whether a request is the open one. */
  public boolean isOpen(RestockRequestId id) {
    return open != null && open.request().id().equals(id);
  }

  /** The same under another policy. */
  public Restock withPolicy(@Nullable RestockPolicy other) {
    return new Restock(other, requests, open, closed, trigger);
  }

  /** The same with another trigger. */
  public Restock withTrigger(Trigger other) {
    return new Restock(policy, requests, open, closed, other);
  }

  /** With one more request, which is open. */
  public Restock opened(RestockRequest request) {
    return new Restock(
        policy, request.number(), new OpenRequest(request, 0, 0), closed, Trigger.ARMED);
  }

  /** With the open request further on. */
  public Restock withOpen(OpenRequest further) {
    return new Restock(policy, requests, Required.field("open", further), closed, trigger);
  }

  /** The closed request of an id; empty if it is not remembered. */
  public Optional<ClosedRequest> closed(RestockRequestId id) {
    return closed.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /**
   * With the open request closed.
   *
   * @param received pieces that have gone into stock for it
   * @throws IllegalStateException if none is open
   */
  public Restock closing(long received, Trigger next) {
    if (open == null) {
      throw new IllegalStateException("no request is open");
    }
    RestockRequest request = open.request();
    List<ClosedRequest> known = new ArrayList<>(MAX_CLOSED);
    known.add(new ClosedRequest(request.id(), request.quantity(), received));
    known.addAll(closed.subList(0, Math.min(closed.size(), MAX_CLOSED - 1)));
    return new Restock(policy, requests, null, known, next);
  }

  /** With a closed request further on. */
  public Restock withClosed(ClosedRequest further) {
    List<ClosedRequest> known =
        closed.stream().map(it -> it.id().equals(further.id()) ? further : it).toList();
    return new Restock(policy, requests, open, known, trigger);
  }
}
