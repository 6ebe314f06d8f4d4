package io.holdfast.micrometer;

import io.holdfast.inventory.model.ShopId;
import io.micrometer.core.instrument.Tags;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tag of the shop, with a bounded number of values: the first shops that are seen, and one
 * value for all others. Safe for use by any number of threads.
 */
final class ShopTag {
  static final String OTHER = "other";

  private final int max;
  private final Set<String> named = ConcurrentHashMap.newKeySet();
  private volatile boolean full;

  /**
   * Creates the tag.
   *
   * @param max the maximum number of shops with their own value; 0 for no tag
   */
  ShopTag(int max) {
    this.max = max;
  }

  /** Returns the value for a shop, or the same text for every shop if there is no tag. */
  String value(@Nullable ShopId shop) {
    if (max == 0 || shop == null) {
      return TagValues.NONE;
    }
    String id = shop.value();
    if (named.contains(id)) {
      return id;
    }
    return !full && admitted(id) ? id : OTHER;
  }

  private synchronized boolean admitted(String id) {
    if (named.contains(id)) {
      return true;
    }
    full = named.size() >= max;
    return !full && named.add(id);
  }

  /** Returns tags with the tag of a shop, if there is one. */
  Tags added(Tags tags, String value) {
    return max == 0 ? tags : tags.and("shop", value);
  }
}
