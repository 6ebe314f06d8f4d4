package io.holdfast.aws.dynamodb.internal.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Merges elements that are spread over several partition keys, each sorted, into one order. */
final class SortedMerge {
  private SortedMerge() {}

  private record Head<T>(T first, Iterator<T> rest) {}

  /** Returns the first elements of all iterators. Takes no more from an iterator than necessary. */
  static <T> List<T> first(List<Iterator<T>> sorted, Comparator<T> order, int limit) {
    PriorityQueue<Head<T>> heads = new PriorityQueue<>(Comparator.comparing(Head::first, order));
    for (Iterator<T> each : sorted) {
      if (each.hasNext()) {
        heads.add(new Head<>(each.next(), each));
      }
    }
    List<T> found = new ArrayList<>();
    while (found.size() < limit && !heads.isEmpty()) {
      Head<T> head = heads.remove();
      found.add(head.first());
      if (head.rest().hasNext()) {
        heads.add(new Head<>(head.rest().next(), head.rest()));
      }
    }
    return found;
  }

  /** Applies a function to each element; leaves out elements for which it returns null. */
  static <S, T> Iterator<T> mapped(Iterator<S> source, Function<S, @Nullable T> function) {
    return new Iterator<>() {
      private @Nullable T next;

      @Override
      public boolean hasNext() {
        while (next == null && source.hasNext()) {
          next = function.apply(source.next());
        }
        return next != null;
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        T found = Objects.requireNonNull(next);
        next = null;
        return found;
      }
    };
  }
}
