package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.SortableTime;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.ShopId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sort key of a message among the due ones.
 *
 * @param shop the shop of the message
 * @param at the time when it is due
 * @param id the id of the message
 */
public record DueKey(ShopId shop, Instant at, MessageId id) {
  private static final int PARTS = 3;

  /** Parses a sort key; returns null if it has another form. */
  static @Nullable DueKey parse(String sk, Function<String, MessageId> id) {
    List<String> parts = List.of(sk.split("#", -1));
    if (parts.size() != PARTS) {
      return null;
    }
    try {
      return new DueKey(
          new ShopId(parts.get(0)), SortableTime.parse(parts.get(1)), id.apply(parts.get(2)));
    } catch (RuntimeException e) {
      return null;
    }
  }

  public boolean isBy(Instant now) {
    return !at.isAfter(now);
  }
}
