package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.support.Printable;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item that cannot be read, because it was written by other software or by a newer version.
 *
 * @param key the key of the level that it is or belongs to; null if not known
 * @param what the key of the item and what is wrong with it
 */
public record UnreadableItem(@Nullable StockKey key, String what) {
  private static final int MAX_REASON = 200;

  /** The maximum length of a key in a message; keys that the library writes are shorter. */
  private static final int MAX_KEY = 400;

  /** Creates a record of an item and the reason why it cannot be read. */
  public static UnreadableItem of(@Nullable StockKey key, InvariantViolationException why) {
    return new UnreadableItem(key, String.valueOf(why.getMessage()));
  }

  /**
   * Reads an item.
   *
   * @param what the kind of the item
   * @throws InvariantViolationException if the item cannot be read; names it in one line
   */
  static <T> T orNamed(String what, Map<String, AttributeValue> item, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (RuntimeException e) {
      throw new InvariantViolationException(
          "the "
              + what
              + " in item pk \""
              + text(item, ItemKey.PK)
              + "\" sk \""
              + text(item, ItemKey.SK)
              + "\" cannot be read: "
              + Printable.of(e.getMessage(), MAX_REASON),
          null);
    }
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Printable.of(Values.textOrNull(item, name), MAX_KEY);
  }
}
