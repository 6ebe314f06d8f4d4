package io.holdfast.inventory.internal;

import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.Receipt.Standing;
import io.holdfast.inventory.model.OpenRequest;
import io.holdfast.inventory.model.Restock;
import io.holdfast.inventory.model.Restock.Trigger;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.spi.StoredLevel;
import org.jspecify.annotations.Nullable;

/** Goods that answer a restock request. */
final class Receipts {
  private static final String RESULT = " => ";

  private Receipts() {}

  /** Whether a request of this id has ever been made for this stock. */
  static boolean isKnown(StoredLevel level, RestockRequestId id) {
    Restock restock = level.restock();
    return restock != null && id.isOf(level.key()) && id.number() <= restock.requests();
  }

  /** What so many pieces are to a request that is known. */
  static Receipt receipt(@Nullable Restock restock, RestockRequestId id, long pieces) {
    OpenRequest open = restock == null ? null : restock.open();
    if (open == null || !open.request().id().equals(id)) {
      return new Receipt(id, Standing.UNSOLICITED, 0, 0);
    }
    long missing = open.outstanding();
    if (pieces < missing) {
      return new Receipt(id, Standing.PARTIAL, missing - pieces, 0);
    }
    return pieces == missing
        ? new Receipt(id, Standing.COMPLETE, 0, 0)
        : new Receipt(id, Standing.SURPLUS, 0, pieces - missing);
  }

  /** How restocking goes on after a receipt. */
  static @Nullable Restock after(@Nullable Restock restock, Receipt receipt) {
    OpenRequest open = restock == null ? null : restock.open();
    if (restock == null || open == null || receipt.standing() == Standing.UNSOLICITED) {
      return restock;
    }
    return receipt.standing() == Standing.PARTIAL
        ? restock.withOpen(
            new OpenRequest(
                open.request(), open.request().quantity() - receipt.outstanding(), open.demand()))
        : restock.closed(Trigger.ARMED);
  }

  /** A request in canonical text, with what came of it, so that a repetition is told the same. */
  static String text(String request, Receipt receipt) {
    return request
        + RESULT
        + receipt.standing()
        + " "
        + receipt.outstanding()
        + " "
        + receipt.surplus();
  }

  /** The request without what came of it. */
  static String request(String text) {
    int end = text.indexOf(RESULT);
    return end < 0 ? text : text.substring(0, end);
  }

  /** What came of it. */
  static Receipt receipt(RestockRequestId id, String text) {
    String[] parts = text.substring(text.indexOf(RESULT) + RESULT.length()).split(" ", -1);
    return new Receipt(
        id, Standing.valueOf(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }
}
