package io.holdfast.inventory.model;

import org.jspecify.annotations.Nullable;

/**
 * How a stock key is restocked, and how that stands.
 *
 * @param policy when more is asked for; null if it no longer is
 * @param requests how many requests there have been, 0 or more
 * @param open the request that is open; null if none is
 * @param trigger what it takes for the next request
 */
public record Restock(
    @Nullable RestockPolicy policy, long requests, @Nullable OpenRequest open, Trigger trigger) {
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
     * Stock that has been above the reorder point, since the request before was cancelled: buyers
     * who find the shelf empty do not bring it back.
     */
    SUSPENDED
  }

  /**
   * Checks that no part is missing.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a part is missing or out of
   *     range
   */
  public Restock {
    Required.between("requests", 0, Long.MAX_VALUE, requests);
    Required.field("trigger", trigger);
  }

  /** A policy that has asked for nothing yet. */
  public static Restock of(RestockPolicy policy) {
    return new Restock(Required.field("policy", policy), 0, null, Trigger.ARMED);
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
    return new Restock(other, requests, open, trigger);
  }

  /** The same with another trigger. */
  public Restock withTrigger(Trigger other) {
    return new Restock(policy, requests, open, other);
  }

  /** With one more request, which is open. */
  public Restock opened(RestockRequest request) {
    return new Restock(policy, request.number(), new OpenRequest(request, 0, 0), Trigger.ARMED);
  }

  /** With the open request further on. */
  public Restock withOpen(OpenRequest further) {
    return new Restock(policy, requests, Required.field("open", further), trigger);
  }

  /** Without an open request. */
  public Restock closed(Trigger next) {
    return new Restock(policy, requests, null, next);
  }
}
