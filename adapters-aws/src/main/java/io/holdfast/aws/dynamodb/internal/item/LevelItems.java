package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.RestockText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts levels to and from items. {@code claimable} is derived from the other numbers and
 * stored, because a condition cannot add numbers.
 */
public final class LevelItems {
  static final String KIND = "kind";
  static final String SAFETY_STOCK = "safetyStock";
  static final String RESTOCK = "restock";
  static final String ON_HAND = "onHand";
  static final String HELD = "held";
  static final String COMMITTED = "committed";
  static final String CLAIMABLE = "claimable";
  static final String NEXT_EXPIRY = "nextExpiry";
  static final String ON_HAND_VERSION = "onHandVersion";
  static final String VERSION = "version";

  private LevelItems() {}

  static Map<String, AttributeValue> of(StoredLevel level) {
    return Values.item(Keys.level(level.key()), attributes(level));
  }

  /** Returns all attributes but the key; null for those that the level does not have. */
  static Map<String, @Nullable AttributeValue> attributes(StoredLevel level) {
    Map<String, @Nullable AttributeValue> attributes = new LinkedHashMap<>();
    attributes.put(KIND, Values.text(level.policy().kind().name()));
    attributes.put(SAFETY_STOCK, Values.number(level.policy().safetyStock()));
    attributes.put(RESTOCK, restock(level));
    attributes.put(ON_HAND, Values.number(level.onHand()));
    attributes.put(HELD, Values.number(level.held()));
    attributes.put(COMMITTED, Values.number(level.committed()));
    attributes.put(CLAIMABLE, Values.number(claimable(level)));
    attributes.put(
        NEXT_EXPIRY, level.nextExpiry() == null ? null : Values.time(level.nextExpiry()));
    attributes.put(ON_HAND_VERSION, Values.number(level.onHandVersion()));
    attributes.put(VERSION, Values.number(level.version()));
    return attributes;
  }

  /** Returns the restock status as an attribute; null if there is none. */
  static @Nullable AttributeValue restock(StoredLevel level) {
    String text = RestockText.of(level.restock());
    return text == null ? null : Values.text(text);
  }

  /** Returns the claimable amount as if the stock were counted, whether it is or not. */
  static long claimable(StoredLevel level) {
    return level.onHand() - level.policy().safetyStock() - level.held() - level.committed();
  }

  /**
   * Reads a level.
   *
   * @throws io.holdfast.inventory.error.InvariantViolationException if the item is not a level, or
   *     contradicts itself
   */
  public static StoredLevel parse(ShopId shop, Map<String, AttributeValue> item) {
    return UnreadableItem.orNamed("level", item, () -> read(shop, item));
  }

  private static StoredLevel read(ShopId shop, Map<String, AttributeValue> item) {
    StockKey key = Keys.stockKey(shop, Values.text(item, ItemKey.SK));
    StoredLevel level =
        new StoredLevel(
            key,
            new StockPolicy(
                StockKind.valueOf(Values.text(item, KIND)), Values.number(item, SAFETY_STOCK)),
            RestockText.parse(key, Values.textOrNull(item, RESTOCK)),
            Values.number(item, ON_HAND),
            Values.number(item, HELD),
            Values.number(item, COMMITTED),
            Values.timeOrNull(item, NEXT_EXPIRY),
            0,
            Values.number(item, ON_HAND_VERSION),
            Values.number(item, VERSION));
    if (Values.number(item, CLAIMABLE) != claimable(level)) {
      throw new IllegalArgumentException(
          "claimable must be onHand - safetyStock - held - committed");
    }
    return level;
  }
}
