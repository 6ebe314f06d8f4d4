package io.holdfast.inventory.internal.rules;

import io.holdfast.inventory.spi.Guard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The changes on top of a snapshot: each row before and after. Most transactions change few rows of
 * a kind, so the first is stored separately, and rows are searched linearly while there are few.
 */
final class Overlay<K extends Comparable<K>, V> {
  private static final int SEARCHED = 8;

  static final class Slot<K, V> {
    final K key;
    final @Nullable V before;
    @Nullable V after;

    /** The condition under which the change of this row is still valid. Used for levels. */
    Guard guard = Guard.NONE;

    Slot(K key, @Nullable V before) {
      this.key = key;
      this.before = before;
    }
  }

  private @Nullable Slot<K, V> first;
  private @Nullable List<Slot<K, V>> slots;
  private @Nullable Map<K, Slot<K, V>> index;

  @Nullable Slot<K, V> find(K key) {
    if (first == null || first.key.equals(key)) {
      return first;
    }
    if (index != null) {
      return index.get(key);
    }
    if (slots != null) {
      for (int i = 1; i < slots.size(); i++) {
        if (slots.get(i).key.equals(key)) {
          return slots.get(i);
        }
      }
    }
    return null;
  }

  Slot<K, V> add(K key, @Nullable V before) {
    Slot<K, V> slot = new Slot<>(key, before);
    if (first == null) {
      first = slot;
      return slot;
    }
    if (slots == null) {
      slots = new ArrayList<>();
      slots.add(first);
    }
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

  /** Sorts the changed rows by key. Call it only after all changes are made. */
  void sort() {
    if (slots != null) {
      slots.sort((a, b) -> a.key.compareTo(b.key));
      first = slots.get(0);
    }
  }

  int size() {
    return slots != null ? slots.size() : first == null ? 0 : 1;
  }

  Slot<K, V> get(int i) {
    if (slots != null) {
      return slots.get(i);
    }
    return Objects.requireNonNull(first);
  }
}
