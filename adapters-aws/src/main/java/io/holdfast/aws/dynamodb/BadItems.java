package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.spi.support.Printable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names items that are left out because their very keys cannot be read, each once. Safe for use by
 * several threads.
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

  void name(ItemKey key) {
    if (named.size() < MOST_NAMED && named.add(key)) {
      log.error(
          "table {}: the key of item pk \"{}\" sk \"{}\" cannot be read; it is left out",
          table,
          Printable.of(key.pk(), MOST_SHOWN),
          Printable.of(key.sk(), MOST_SHOWN));
    }
  }
}
