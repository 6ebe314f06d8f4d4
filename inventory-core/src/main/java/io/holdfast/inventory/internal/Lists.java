package io.holdfast.inventory.internal;

import java.util.ArrayList;
import java.util.List;

/** Lists that mostly stay empty or have one element. */
final class Lists {
  private Lists() {}

  /** The list with one more element. The list that was given is not to be used any more. */
  static <T> List<T> plus(List<T> list, T element) {
    if (list.isEmpty()) {
      return List.of(element);
    }
    List<T> grown = list instanceof ArrayList<T> ? list : new ArrayList<>(list);
    grown.add(element);
    return grown;
  }
}
