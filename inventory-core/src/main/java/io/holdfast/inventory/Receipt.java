package io.holdfast.inventory;

import io.holdfast.inventory.model.RestockRequestId;

/**
 * What goods that arrived were to the restock request they came for.
 *
 * @param request which
 * @param standing what they were to it
 * @param outstanding pieces of the request that have not arrived yet; 0 unless {@link
 *     Standing#PARTIAL}
 * @param surplus pieces that arrived beyond what was asked for; 0 unless {@link Standing#SURPLUS}
 *     or {@link Standing#UNSOLICITED}
 * @param withheld pieces of the surplus that are not in stock, because they are beyond the
 *     policy's {@link io.holdfast.inventory.model.RestockPolicy#surplusLimit()}. Nothing can sell
 *     them until the host receives them under an id of their own, answering no request
 */
public record Receipt(
    RestockRequestId request, Standing standing, long outstanding, long surplus, long withheld) {
  /** What a delivery is to a request. */
  public enum Standing {
    /** Part of it. The request stays open. */
    PARTIAL,
    /** All that was missing. The request is closed. */
    COMPLETE,
    /** More than was missing. The request is closed, and all but what is withheld is in stock. */
    SURPLUS,
    /**
     * Nothing it waits for: it was closed or cancelled before. What it had not received when it was
     * closed is in stock, and what was too much only up to the limit.
     */
    UNSOLICITED
  }
}
