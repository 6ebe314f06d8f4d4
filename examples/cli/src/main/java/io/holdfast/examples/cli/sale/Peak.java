package io.holdfast.examples.cli.sale;

import io.holdfast.examples.cli.sale.Notes.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Computes the peak of goods that buyers had at one moment. */
final class Peak {
  private Peak() {}

  /**
   * Returns the largest number of buyers that had the goods at the same moment, from the spans of
   * each buyer.
   */
  static long of(Collection<List<Span>> buyers) {
    record Event(long at, int change) {}
    List<Event> events =
        buyers.stream()
            .flatMap(spans -> merged(spans).stream())
            .flatMap(span -> Stream.of(new Event(span.from(), 1), new Event(span.until(), -1)))
            // A span that ends when another begins does not overlap it.
            .sorted(Comparator.comparingLong(Event::at).thenComparingInt(Event::change))
            .toList();
    long now = 0;
    long peak = 0;
    for (Event event : events) {
      now += event.change();
      peak = Math.max(peak, now);
    }
    return peak;
  }

  /** Returns the same spans without overlap: a buyer who holds and then buys has the goods once. */
  private static List<Span> merged(List<Span> spans) {
    List<Span> sorted = spans.stream().sorted(Comparator.comparingLong(Span::from)).toList();
    List<Span> merged = new ArrayList<>();
    for (Span span : sorted) {
      Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && span.from() <= last.until()) {
        merged.set(merged.size() - 1, new Span(last.from(), Math.max(last.until(), span.until())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }
}
