package io.holdfast.aws.dynamodb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is spread over several partition keys, each sorted, put in one order again. */
final class Merged {
  private Merged() {}

  private record Head<T>(T first, Iterator<T> rest) {}

  /** The first elements of all iterators. Takes no more from any than it needs to. */
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

  /** What a function makes of each element; those that it makes null of are left out. */
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
