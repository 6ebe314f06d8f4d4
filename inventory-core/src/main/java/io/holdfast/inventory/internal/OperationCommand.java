package io.holdfast.inventory.internal;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.OperationKind;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of stock under a separate id: recorded once, answered from the record when repeated, and
 * refused when the request differs.
 */
interface OperationCommand extends Command<StockChange> {
  OperationId id();

  EntryId entry();

  OperationKind operationKind();

  /** Returns the request in canonical text. */
  String text();

  /** Returns the keys whose levels are in the answer. */
  List<StockKey> keys();

  /**
   * Decides on an id that has not been used, and puts all changes except the operation on the desk.
   */
  Ruling change(Desk desk);

  /**
   * The result of {@link #change}: a refusal, or that expired holds have to be freed first, or
   * neither.
   */
  record Ruling(@Nullable Refusal refusal, boolean freeFirst, @Nullable Receipt receipt) {
    static final Ruling DONE = new Ruling(null, false, null);
    static final Ruling FREE_FIRST = new Ruling(null, true, null);

    boolean isDone() {
      return refusal == null && !freeFirst;
    }

    static Ruling refused(Refusal refusal) {
      return new Ruling(refusal, false, null);
    }

    static Ruling received(Receipt receipt) {
      return new Ruling(null, false, receipt);
    }
  }

  @Override
  default @Nullable Outcome<StockChange> decide(Desk desk) {
    Entry known = desk.entry(entry());
    if (known instanceof Operation before) {
      return before.kind() == operationKind() && Receipts.request(before.request()).equals(text())
          ? Outcome.replayed(answer(desk, before.at(), receipt(before)))
          : Outcome.refused(reused("recorded " + before.request() + ", requested " + text()));
    }
    if (known instanceof Reservation) {
      return Outcome.refused(reused("the id is that of a reservation"));
    }
    Ruling ruling = change(desk);
    if (ruling.freeFirst()) {
      return null;
    }
    if (ruling.refusal() != null) {
      return Outcome.refused(ruling.refusal());
    }
    desk.put(new Operation(shop(), id(), operationKind(), recorded(ruling), desk.now()));
    return Outcome.done(answer(desk, desk.now(), ruling.receipt()));
  }

  private IdReused reused(String difference) {
    return new IdReused(entry(), List.of(difference));
  }

  private String recorded(Ruling ruling) {
    return ruling.receipt() == null ? text() : Receipts.text(text(), ruling.receipt());
  }

  private @Nullable Receipt receipt(Operation before) {
    RestockRequestId answers = answers();
    return answers == null ? null : Receipts.receipt(answers, before.request());
  }

  /** Returns the id of the restock request that the goods answer, or null if they answer none. */
  default @Nullable RestockRequestId answers() {
    return null;
  }

  private StockChange answer(Desk desk, Instant at, @Nullable Receipt receipt) {
    List<StockLevel> levels = new ArrayList<>();
    for (StockKey key : keys()) {
      StoredLevel level = desk.level(key);
      if (level != null) {
        levels.add(level.toStockLevel());
      }
    }
    return new StockChange(id(), at, levels, receipt);
  }

  static String text(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(' ').append(line.sku()).append('@').append(line.location());
      text.append(line.units().isEmpty() ? " " + line.quantity() : " " + line.units());
    }
    return text.toString();
  }
}
