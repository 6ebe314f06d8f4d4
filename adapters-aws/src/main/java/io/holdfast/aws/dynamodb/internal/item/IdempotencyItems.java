package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.aws.dynamodb.internal.request.Action;
import io.holdfast.idempotency.IdempotencyRecord;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.spi.support.Micros;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Converts the records of the host's operations to and from items. */
public final class IdempotencyItems {
  private static final String FINGERPRINT = "fingerprint";
  private static final String TOKEN = "token";
  private static final String LEASED_UNTIL = "leasedUntil";
  private static final String RETENTION = "retention";
  private static final String ANSWER = "answer";
  private static final String DONE_AT = "doneAt";

  /**
   * The delay before the service may delete a record. The service uses another clock, which must
   * never decide.
   */
  private static final Duration TTL_MARGIN = Duration.ofHours(1);

  private IdempotencyItems() {}

  static Map<String, AttributeValue> of(IdempotencyRecord record) {
    Map<String, AttributeValue> item = new HashMap<>(Keys.idempotency(record.key()).toMap());
    item.put(FINGERPRINT, Values.text(record.fingerprint().value()));
    item.put(TOKEN, Values.text(record.token()));
    item.put(LEASED_UNTIL, Values.time(record.leasedUntil()));
    item.put(RETENTION, Values.number(TimeUnit.MICROSECONDS.convert(record.retention())));
    if (record.answer() != null) {
      item.put(ANSWER, Values.text(record.answer().text()));
    }
    if (record.doneAt() != null) {
      item.put(DONE_AT, Values.time(record.doneAt()));
    }
    item.put(EntryWrite.TTL, Values.number(record.expiresAt().plus(TTL_MARGIN).getEpochSecond()));
    return item;
  }

  public static IdempotencyRecord parse(IdempotencyKey key, Map<String, AttributeValue> item) {
    return UnreadableItem.orNamed("record of an operation", item, () -> read(key, item));
  }

  private static IdempotencyRecord read(IdempotencyKey key, Map<String, AttributeValue> item) {
    return new IdempotencyRecord(
        key,
        new Fingerprint(Values.text(item, FINGERPRINT)),
        Values.text(item, TOKEN),
        Micros.toInstant(Values.number(item, LEASED_UNTIL)),
        Duration.of(Values.number(item, RETENTION), ChronoUnit.MICROS),
        Values.parsedOrNull(item, ANSWER, StoredAnswer::new),
        Values.timeOrNull(item, DONE_AT));
  }

  /** Puts or deletes a record, on the condition that the stored record is the one that was read. */
  public static TransactWriteItem write(
      String table,
      IdempotencyKey key,
      @Nullable IdempotencyRecord before,
      @Nullable IdempotencyRecord after) {
    Action action = new Action();
    if (before == null) {
      action.requireAbsent(ItemKey.PK);
    } else {
      Map<String, AttributeValue> seen = of(before);
      action
          .requireSame(TOKEN, seen.get(TOKEN))
          .requireSame(LEASED_UNTIL, seen.get(LEASED_UNTIL))
          .requireSame(DONE_AT, seen.get(DONE_AT));
    }
    return after == null
        ? action.toDelete(table, Keys.idempotency(key))
        : action.toPut(table, of(after));
  }
}
