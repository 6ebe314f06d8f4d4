package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.support.Printable;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item that cannot be read. Somebody has written past the library, or a newer version has.
 *
 * @param key the level that it is or hangs on; null if that is not known
 * @param what names it by its key, and says what is wrong
 */
record Unreadable(@Nullable StockKey key, String what) {
  private static final int MAX_REASON = 200;

  /** The longest key of an item that the library writes is shorter. */
  private static final int MAX_KEY = 400;

  /** An item and why it cannot be read. */
  static Unreadable of(@Nullable StockKey key, InvariantViolationException why) {
    return new Unreadable(key, String.valueOf(why.getMessage()));
  }

  /**
   * Reads an item.
   *
   * @param what it is
   * @throws InvariantViolationException naming it, in one line, if it cannot be read
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
