package io.holdfast.inventory.internal.rules;

import java.util.ArrayList;
import java.util.List;

/** Helpers for lists that are mostly empty or have one element. */
public final class Lists {
  private Lists() {}

  /** Returns the list with one more element. The given list must not be used afterwards. */
  public static <T> List<T> plus(List<T> list, T element) {
    if (list.isEmpty()) {
      return List.of(element);
    }
    List<T> grown = list instanceof ArrayList<T> ? list : new ArrayList<>(list);
    grown.add(element);
    return grown;
  }
}
