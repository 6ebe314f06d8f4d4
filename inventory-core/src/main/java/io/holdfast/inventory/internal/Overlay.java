package io.holdfast.inventory.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has changed on top of a snapshot: for each row how it was and how it is now. Most units
 * change a handful of rows, so they are searched one by one until there are too many for that.
 */
final class Overlay<K extends Comparable<K>, V> {
  private static final int SEARCHED = 8;

  static final class Slot<K, V> {
    final K key;
    final @Nullable V before;
    @Nullable V after;

    Slot(K key, @Nullable V before) {
      this.key = key;
      this.before = before;
    }
  }

  private final List<Slot<K, V>> slots = new ArrayList<>(2);
  private @Nullable Map<K, Slot<K, V>> index;

  @Nullable Slot<K, V> find(K key) {
    if (index != null) {
      return index.get(key);
    }
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).key.equals(key)) {
        return slots.get(i);
      }
    }
    return null;
  }

  Slot<K, V> add(K key, @Nullable V before) {
    Slot<K, V> slot = new Slot<>(key, before);
    slots.add(slot);
    if (index != null) {
      index.put(key, slot);
    } else if (slots.size() > SEARCHED) {
      Map<K, Slot<K, V>> all = new HashMap<>();
      slots.forEach(each -> all.put(each.key, each));
      index = all;
    }
    return slot;
  }

  /** The changed rows, by key. */
  List<Slot<K, V>> sorted() {
    if (slots.size() > 1) {
      slots.sort((a, b) -> a.key.compareTo(b.key));
    }
    return slots;
  }
}
