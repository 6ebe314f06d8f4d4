package io.holdfast.benchmarks.dynamodb;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The size of an item by the published rules: the sum of its names and values. */
final class ItemSize {
  private static final int NESTED = 3;

  private ItemSize() {}

  /** Returns the size in bytes. */
  static int of(Map<String, AttributeValue> item) {
    int size = 0;
    for (Map.Entry<String, AttributeValue> each : item.entrySet()) {
      size += utf8(each.getKey()) + of(each.getValue());
    }
    return size;
  }

  private static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> number(value.n());
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> value.ss().stream().mapToInt(ItemSize::utf8).sum();
      case NS -> value.ns().stream().mapToInt(ItemSize::number).sum();
      case BS -> value.bs().stream().mapToInt(it -> it.asByteArrayUnsafe().length).sum();
      case L -> NESTED + value.l().stream().mapToInt(it -> 1 + of(it)).sum();
      case M -> NESTED + value.m().size() + of(value.m());
      case BOOL, NUL -> 1;
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("value: " + value);
    };
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * Returns about one byte for two significant digits, one byte more, and another one for a
   * negative number.
   */
  private static int number(String text) {
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    return (number.precision() + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
  }
}
