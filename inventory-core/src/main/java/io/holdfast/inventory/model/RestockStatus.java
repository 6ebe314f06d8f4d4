package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The restock status of a stock key: its policy, its requests, and the condition for the next
 * request.
 *
 * @param policy the policy; null if no more is asked for
 * @param requests the number of requests so far, 0 or more
 * @param open the open request; null if there is none
 * @param closed the requests that were closed last, newest first, at most {@link #MAX_CLOSED}
 * @param trigger the condition for the next request
 * @since 0.1.0
 */
public record RestockStatus(
    @Nullable RestockPolicy policy,
    long requests,
    @Nullable OpenRequest open,
    List<ClosedRequest> closed,
    Trigger trigger) {
  /**
   * The maximum number of closed requests that are remembered, so that late goods are recognised.
   */
  public static final int MAX_CLOSED = 8;

  /** The status of a stock key that never had a restock policy. */
  public static final RestockStatus NONE =
      new RestockStatus(null, 0, null, List.of(), Trigger.ARMED);

  /** The condition for the next request, when no request is open. */
  public enum Trigger {
    /** The stock falls to the reorder point, or a buyer finds no more than that. */
    ARMED,
    /**
     * No condition: the request is decided, but the transaction that decided it had no room for it.
     * It follows at once, or with the next change of the stock.
     */
    DUE,
    /**
     * The stock has been above the reorder point since the last request was cancelled, or the
     * policy is set again. Buyers who find the stock empty do not cause the cancelled request
     * again.
     */
    SUSPENDED
  }

  /**
   * Copies the closed requests and checks that no component is missing.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a component is missing or out of
   *     range
   */
  public RestockStatus {
    Checks.between("requests", 0, Long.MAX_VALUE, requests);
    closed = List.copyOf(Checks.required("closed", closed));
    Checks.between("closed", 0, MAX_CLOSED, closed.size());
    Checks.required("trigger", trigger);
  }

  /** Creates a status with a policy and without any request. */
  public static RestockStatus of(RestockPolicy policy) {
    return new RestockStatus(Checks.required("policy", policy), 0, null, List.of(), Trigger.ARMED);
  }

  /** Returns the pieces asked of the supplier that have not arrived. */
  public long incoming() {
    return open == null ? 0 : open.outstanding();
  }

  /** Returns whether the given request is the open request. */
  public boolean isOpen(RestockRequestId id) {
    Objects.requireNonNull(id, "id");
    return open != null && open.request().id().equals(id);
  }

  /** Returns the same status with another policy. */
  public RestockStatus withPolicy(@Nullable RestockPolicy policy) {
    return new RestockStatus(policy, requests, open, closed, trigger);
  }

  /** Returns the same status with another trigger. */
  public RestockStatus withTrigger(Trigger trigger) {
    return new RestockStatus(policy, requests, open, closed, trigger);
  }

  /** Returns the same status with one more request, which is open. */
  public RestockStatus opened(RestockRequest request) {
    return new RestockStatus(
        policy, request.number(), new OpenRequest(request, 0, 0), closed, Trigger.ARMED);
  }

  /** Returns the same status with the open request replaced by its next version. */
  public RestockStatus withOpen(OpenRequest further) {
    return new RestockStatus(policy, requests, Checks.required("open", further), closed, trigger);
  }

  /** Returns the closed request of the id, or empty if it is not remembered. */
  public Optional<ClosedRequest> closed(RestockRequestId id) {
    return closed.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /**
   * Returns the same status with the open request closed.
   *
   * @param received the pieces that have gone into stock for it
   * @param next the trigger of the next request
   * @throws IllegalStateException if no request is open
   */
  public RestockStatus closing(long received, Trigger next) {
    if (open == null) {
      throw new IllegalStateException("no request is open");
    }
    RestockRequest request = open.request();
    List<ClosedRequest> known = new ArrayList<>(MAX_CLOSED);
    known.add(new ClosedRequest(request.id(), request.quantity(), received));
    known.addAll(closed.subList(0, Math.min(closed.size(), MAX_CLOSED - 1)));
    return new RestockStatus(policy, requests, null, known, next);
  }

  /** Returns the same status with a closed request replaced by its next version. */
  public RestockStatus withClosed(ClosedRequest further) {
    List<ClosedRequest> known =
        closed.stream().map(it -> it.id().equals(further.id()) ? further : it).toList();
    return new RestockStatus(policy, requests, open, known, trigger);
  }
}
