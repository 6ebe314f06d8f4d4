package io.holdfast.inventory.internal.rules;

import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.Receipt.Standing;
import io.holdfast.inventory.model.ClosedRequest;
import io.holdfast.inventory.model.OpenRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.RestockStatus.Trigger;
import io.holdfast.inventory.spi.StoredLevel;

/** Rules for goods that answer a restock request. */
public final class ReceiptRules {
  private static final String RESULT = " => ";

  private ReceiptRules() {}

  /**
   * Returns whether a request with this id is open, or closed and remembered. The content of an id
   * is not trusted, because anyone can compute it.
   */
  public static boolean isKnown(StoredLevel level, RestockRequestId id) {
    RestockStatus restock = level.restock();
    return restock != null && (restock.isOpen(id) || restock.closed(id).isPresent());
  }

  /** Returns the receipt of the given number of pieces for a known request. */
  public static Receipt receipt(RestockStatus restock, RestockRequestId id, long pieces) {
    boolean isOpen = restock.isOpen(id);
    ClosedRequest before = asClosed(restock, id);
    long missing = Math.max(0, before.quantity() - before.received());
    if (isOpen && pieces < missing) {
      return new Receipt(id, Standing.PARTIAL, missing - pieces, 0, 0);
    }
    long surplus = Math.max(0, pieces - missing);
    Standing standing =
        isOpen ? surplus == 0 ? Standing.COMPLETE : Standing.SURPLUS : Standing.UNSOLICITED;
    return new Receipt(id, standing, 0, surplus, Math.max(0, pieces - room(restock, before)));
  }

  /** Returns how many more pieces of a request go into stock, counted over all its receipts. */
  private static long room(RestockStatus restock, ClosedRequest before) {
    long limit = restock.policy() == null ? 0 : restock.policy().surplusLimit();
    return Math.max(0, before.quantity() + limit - before.received());
  }

  /** Returns the restock state after a receipt of which {@code accepted} pieces went into stock. */
  public static RestockStatus after(RestockStatus restock, Receipt receipt, long accepted) {
    RestockRequestId id = receipt.request();
    ClosedRequest before = asClosed(restock, id);
    long received = before.received() + accepted;
    OpenRequest open = restock.open();
    if (open == null || !restock.isOpen(id)) {
      return restock.withClosed(new ClosedRequest(id, before.quantity(), received));
    }
    return receipt.standing() == Standing.PARTIAL
        ? restock.withOpen(new OpenRequest(open.request(), received, open.demand()))
        : restock.closing(received, Trigger.ARMED);
  }

  private static ClosedRequest asClosed(RestockStatus restock, RestockRequestId id) {
    OpenRequest open = restock.open();
    return open != null && restock.isOpen(id)
        ? new ClosedRequest(id, open.request().quantity(), open.received())
        : restock.closed(id).orElseThrow();
  }

  /**
   * Returns a request and its receipt in canonical text, so that a repetition gets the same answer.
   */
  public static String text(String request, Receipt receipt) {
    return request
        + RESULT
        + receipt.standing()
        + " "
        + receipt.outstanding()
        + " "
        + receipt.surplus()
        + " "
        + receipt.withheld();
  }

  /** Returns the request without its receipt. */
  public static String request(String text) {
    int end = text.indexOf(RESULT);
    return end < 0 ? text : text.substring(0, end);
  }

  /** Returns the receipt. */
  public static Receipt receipt(RestockRequestId id, String text) {
    String[] parts = text.substring(text.indexOf(RESULT) + RESULT.length()).split(" ", -1);
    return new Receipt(
        id,
        Standing.valueOf(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]));
  }
}
