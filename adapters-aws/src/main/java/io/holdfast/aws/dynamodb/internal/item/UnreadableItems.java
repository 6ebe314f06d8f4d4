package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
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
 * Logs items that cannot be read and that a listing leaves out, each once. They were written by
 * other software or by a newer version. Safe for use by several threads.
 */
public final class UnreadableItems {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbInventoryStore.class);
  private static final int MOST_NAMED = 1_000;
  private static final int MOST_SHOWN = 200;

  private final String table;
  private final Set<ItemKey> named = ConcurrentHashMap.newKeySet();

  public UnreadableItems(String table) {
    this.table = table;
  }

  /** Returns the content of an item; logs it and returns null if it cannot be read. */
  public <T> @Nullable T readOrName(
      Map<String, AttributeValue> item, Function<Map<String, AttributeValue>, T> parser) {
    try {
      return parser.apply(item);
    } catch (InvariantViolationException e) {
      name(ItemKey.of(item), e.getMessage());
      return null;
    }
  }

  /** Logs an item whose key cannot be read. */
  public void name(ItemKey key) {
    name(
        key,
        "the key of item pk \""
            + Printable.of(key.pk(), MOST_SHOWN)
            + "\" sk \""
            + Printable.of(key.sk(), MOST_SHOWN)
            + "\" cannot be read");
  }

  public void name(ItemKey key, @Nullable String why) {
    if (named.size() < MOST_NAMED && named.add(key)) {
      LOG.error("table {}: {}; it is left out", table, why);
    }
  }
}
