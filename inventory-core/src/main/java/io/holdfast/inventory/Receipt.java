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
 */
public record Receipt(RestockRequestId request, Standing standing, long outstanding, long surplus) {
  /** What a delivery is to a request. */
  public enum Standing {
    /** Part of it. The request stays open. */
    PARTIAL,
    /** All that was missing. The request is closed. */
    COMPLETE,
    /** More than was missing. The request is closed, and all that came is in stock. */
    SURPLUS,
    /** Nothing it waits for: it was closed or cancelled before. All that came is in stock. */
    UNSOLICITED
  }
}
