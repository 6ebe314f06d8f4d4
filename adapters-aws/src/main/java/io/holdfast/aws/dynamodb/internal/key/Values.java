package io.holdfast.aws.dynamodb.internal.key;

import io.holdfast.inventory.spi.support.Micros;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads and writes attribute values. */
public final class Values {
  private Values() {}

  public static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  public static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  public static AttributeValue time(Instant time) {
    return number(Micros.of(time));
  }

  /** Returns an item with its key and its attributes that are not null. */
  public static Map<String, AttributeValue> item(
      ItemKey key, Map<String, @Nullable AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(key.toMap());
    attributes.forEach(
        (name, value) -> {
          if (value != null) {
            item.put(name, value);
          }
        });
    return item;
  }

  /**
   * Returns a required text.
   *
   * @throws IllegalArgumentException if the text is missing
   */
  public static String text(Map<String, AttributeValue> item, String name) {
    String text = textOrNull(item, name);
    if (text == null) {
      throw new IllegalArgumentException("no text in attribute " + name);
    }
    return text;
  }

  public static @Nullable String textOrNull(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  /** Returns the value that a parser makes of an optional text; null if the text is missing. */
  public static <T> @Nullable T parsedOrNull(
      Map<String, AttributeValue> item, String name, Function<String, T> parser) {
    String text = textOrNull(item, name);
    return text == null ? null : parser.apply(text);
  }

  /**
   * Returns a required number.
   *
   * @throws IllegalArgumentException if the number is missing or not a whole number
   */
  public static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.n() == null) {
      throw new IllegalArgumentException("no number in attribute " + name);
    }
    return Long.parseLong(value.n());
  }

  public static @Nullable Instant timeOrNull(Map<String, AttributeValue> item, String name) {
    return item.containsKey(name) ? Micros.toInstant(number(item, name)) : null;
  }
}
