package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.internal.rules.ReceiptRules;
import io.holdfast.inventory.internal.rules.WorkingCopy;
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

  @Override
  default EntryId entry() {
    return id().entry();
  }

  OperationKind operationKind();

  /** Returns the request in canonical text. */
  String text();

  /**
   * Returns the keys whose levels are in the answer: those of the lines, if the request has any.
   */
  default List<StockKey> keys() {
    return lines().stream().map(line -> line.key(shop())).toList();
  }

  /**
   * Decides on an id that has not been used, and puts all changes except the operation on the copy.
   */
  ChangeResult change(WorkingCopy copy);

  /**
   * The result of {@link #change}: a refusal, or that expired holds have to be freed first, or
   * neither.
   */
  record ChangeResult(@Nullable Refusal refusal, boolean freeFirst, @Nullable Receipt receipt) {
    static final ChangeResult DONE = new ChangeResult(null, false, null);
    static final ChangeResult FREE_FIRST = new ChangeResult(null, true, null);

    boolean isDone() {
      return refusal == null && !freeFirst;
    }

    static ChangeResult refused(Refusal refusal) {
      return new ChangeResult(refusal, false, null);
    }

    static ChangeResult received(Receipt receipt) {
      return new ChangeResult(null, false, receipt);
    }
  }

  @Override
  default @Nullable Outcome<StockChange> decide(WorkingCopy copy) {
    Entry known = copy.entry(entry());
    if (known instanceof Operation before) {
      return before.kind() == operationKind()
              && ReceiptRules.request(before.request()).equals(text())
          ? Outcome.replayed(answer(copy, before.at(), receipt(before)))
          : Outcome.refused(reused("recorded " + before.request() + ", requested " + text()));
    }
    if (known instanceof Reservation) {
      return Outcome.refused(reused("the id is that of a reservation"));
    }
    ChangeResult result = change(copy);
    if (result.freeFirst()) {
      return null;
    }
    if (result.refusal() != null) {
      return Outcome.refused(result.refusal());
    }
    copy.put(new Operation(shop(), id(), operationKind(), recorded(result), copy.now()));
    return Outcome.done(answer(copy, copy.now(), result.receipt()));
  }

  private IdReused reused(String difference) {
    return new IdReused(entry(), List.of(difference));
  }

  private String recorded(ChangeResult result) {
    return result.receipt() == null ? text() : ReceiptRules.text(text(), result.receipt());
  }

  private @Nullable Receipt receipt(Operation before) {
    RestockRequestId answers = answers();
    return answers == null ? null : ReceiptRules.receipt(answers, before.request());
  }

  /** Returns the id of the restock request that the goods answer, or null if they answer none. */
  default @Nullable RestockRequestId answers() {
    return null;
  }

  private StockChange answer(WorkingCopy copy, Instant at, @Nullable Receipt receipt) {
    List<StockLevel> levels = new ArrayList<>();
    for (StockKey key : keys()) {
      StoredLevel level = copy.level(key);
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
