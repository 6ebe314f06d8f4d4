package io.holdfast.inventory;

import io.holdfast.inventory.model.RestockRequestId;

/**
 * How received goods relate to the restock request that they answer.
 *
 * @param request the id of the restock request
 * @param standing the relation of the goods to the request
 * @param outstanding the pieces of the request that have not arrived yet; 0 unless {@link
 *     Standing#PARTIAL}
 * @param surplus the pieces that arrived beyond the request; 0 unless {@link Standing#SURPLUS} or
 *     {@link Standing#UNSOLICITED}
 * @param withheld the pieces of the surplus that are not in stock, because they exceed the {@link
 *     io.holdfast.inventory.model.RestockPolicy#surplusLimit()} of the policy. They cannot be sold
 *     until the host receives them under a separate id that answers no request
 * @since 0.1.0
 */
public record Receipt(
    RestockRequestId request, Standing standing, long outstanding, long surplus, long withheld) {
  /** The relation of a delivery to a restock request. */
  public enum Standing {
    /** The delivery is a part of the request. The request stays open. */
    PARTIAL,
    /** The delivery is all that was missing. The request is closed. */
    COMPLETE,
    /**
     * The delivery is more than was missing. The request is closed, and everything except the
     * withheld pieces is in stock.
     */
    SURPLUS,
    /**
     * The request was closed or cancelled before. The pieces that it had not received when it was
     * closed are in stock; the pieces beyond the request are in stock only up to the surplus limit.
     */
    UNSOLICITED
  }
}
