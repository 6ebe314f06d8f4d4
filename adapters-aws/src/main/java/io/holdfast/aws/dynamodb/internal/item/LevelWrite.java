package io.holdfast.aws.dynamodb.internal.item;

import static io.holdfast.aws.dynamodb.internal.item.LevelItems.CLAIMABLE;
import static io.holdfast.aws.dynamodb.internal.item.LevelItems.COMMITTED;
import static io.holdfast.aws.dynamodb.internal.item.LevelItems.HELD;
import static io.holdfast.aws.dynamodb.internal.item.LevelItems.KIND;
import static io.holdfast.aws.dynamodb.internal.item.LevelItems.NEXT_EXPIRY;
import static io.holdfast.aws.dynamodb.internal.item.LevelItems.ON_HAND;
import static io.holdfast.aws.dynamodb.internal.item.LevelItems.ON_HAND_VERSION;
import static io.holdfast.aws.dynamodb.internal.item.LevelItems.RESTOCK;
import static io.holdfast.aws.dynamodb.internal.item.LevelItems.SAFETY_STOCK;
import static io.holdfast.aws.dynamodb.internal.item.LevelItems.VERSION;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.aws.dynamodb.internal.request.Action;
import io.holdfast.aws.dynamodb.internal.request.WriterPause;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Writes a level. It is written as a whole if the guard requires the exact version, and otherwise
 * as differences, so that processes with different cached amounts can sell the same article.
 *
 * <p>The condition of a whole level contains every value that was read, not only the version: in a
 * restored table a version can occur again with other numbers.
 */
public final class LevelWrite {
  private LevelWrite() {}

  /**
   * Returns the action of a change.
   *
   * @param earliest the earliest expiry of the holds that the same transaction adds to the level;
   *     null if it adds none
   * @param now the time that decides whether a pause is over
   */
  public static TransactWriteItem of(
      String table, LevelChange change, @Nullable Instant earliest, Instant now) {
    StoredLevel before = change.before();
    check(change.after());
    if (before == null) {
      return new Action().requireAbsent(ItemKey.PK).toPut(table, LevelItems.of(change.after()));
    }
    Action action = new Action();
    WriterPause.keep(action, now);
    if (change.guard().sameVersion()) {
      LevelItems.attributes(before).forEach(action::requireSame);
      LevelItems.attributes(change.after()).forEach(action::set);
    } else {
      differences(action, change, before, earliest);
    }
    return action.toUpdate(table, Keys.level(change.key()));
  }

  /**
   * Checks what a condition cannot check.
   *
   * @throws InvariantViolationException if the new level contradicts itself
   */
  private static void check(StoredLevel after) {
    boolean counted = after.policy().kind() != StockKind.UNTRACKED;
    if (after.onHand() < 0
        || after.held() < 0
        || after.committed() < 0
        || (counted && after.held() + after.committed() > after.onHand())) {
      throw new InvariantViolationException(
          "not written: more of " + after.key() + " would be promised than there is", null);
    }
  }

  private static void differences(
      Action action, LevelChange change, StoredLevel before, @Nullable Instant earliest) {
    StockPolicy policy = before.policy();
    action
        .require(KIND, "=", Values.text(policy.kind().name()))
        .require(SAFETY_STOCK, "=", Values.number(policy.safetyStock()));
    action.requireSame(RESTOCK, LevelItems.restock(before));
    long gained = change.onHandDelta() - change.heldDelta() - change.committedDelta();
    long needed = needed(change, policy, gained);
    if (needed != Long.MIN_VALUE) {
      action.require(CLAIMABLE, ">=", Values.number(needed));
    }
    plus(action, ON_HAND, change.onHandDelta());
    plus(action, HELD, change.heldDelta());
    plus(action, COMMITTED, change.committedDelta());
    action
        .plus(CLAIMABLE, gained)
        .plus(ON_HAND_VERSION, change.onHandVersionDelta())
        .plus(VERSION, 1);
    keepNextExpiryEarly(action, before.nextExpiry(), change.after().nextExpiry(), earliest);
  }

  /**
   * Returns the amount that must be claimable: what the guard requires, and at least the amount
   * taken.
   */
  private static long needed(LevelChange change, StockPolicy policy, long gained) {
    boolean takes = gained < 0 && policy.kind() != StockKind.UNTRACKED;
    return takes ? Math.max(change.guard().claimable(), -gained) : change.guard().claimable();
  }

  /**
   * Changes a number, on the condition that it does not fall below zero: a second check behind the
   * rules.
   */
  private static void plus(Action action, String attribute, long difference) {
    if (difference < 0) {
      action.require(attribute, ">=", Values.number(-difference));
    }
    action.plus(attribute, difference);
  }

  /**
   * Keeps the next expiry early enough: the stored time may have become later since it was loaded.
   */
  private static void keepNextExpiryEarly(
      Action action,
      @Nullable Instant before,
      @Nullable Instant after,
      @Nullable Instant earliest) {
    if (after != null && !Objects.equals(before, after)) {
      action
          .requireAbsentOr(NEXT_EXPIRY, ">=", Values.time(after))
          .set(NEXT_EXPIRY, Values.time(after));
    } else if (earliest != null) {
      action.require(NEXT_EXPIRY, "<=", Values.time(earliest));
    }
  }
}
