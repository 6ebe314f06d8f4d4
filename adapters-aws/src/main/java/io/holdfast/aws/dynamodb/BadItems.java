package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.spi.support.Printable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Names items that cannot be read, each once, where a listing leaves them out. Somebody has written
 * past the library, or a newer version has. Safe for use by several threads.
 */
final class BadItems {
  private static final Logger log = LoggerFactory.getLogger(DynamoDbInventoryStore.class);
  private static final int MOST_NAMED = 1_000;
  private static final int MOST_SHOWN = 200;

  private final String table;
  private final Set<ItemKey> named = ConcurrentHashMap.newKeySet();

  BadItems(String table) {
    this.table = table;
  }

  /** Returns what an item says; null, and names it, if it cannot be read. */
  <T> @Nullable T readOrName(
      Map<String, AttributeValue> item, Function<Map<String, AttributeValue>, T> parser) {
    try {
      return parser.apply(item);
    } catch (InvariantViolationException e) {
      name(ItemKey.of(item), e.getMessage());
      return null;
    }
  }

  /** Names an item whose very key says nothing. */
  void name(ItemKey key) {
    name(
        key,
        "the key of item pk \""
            + Printable.of(key.pk(), MOST_SHOWN)
            + "\" sk \""
            + Printable.of(key.sk(), MOST_SHOWN)
            + "\" cannot be read");
  }

  private void name(ItemKey key, @Nullable String why) {
    if (named.size() < MOST_NAMED && named.add(key)) {
      log.error("table {}: {}; it is left out", table, why);
    }
  }
}
