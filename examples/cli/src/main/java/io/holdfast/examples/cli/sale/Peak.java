package io.holdfast.examples.cli.sale;

import io.holdfast.examples.cli.sale.Notes.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The most that was out at one moment. */
final class Peak {
  private Peak() {}

  /**
   * How many of the buyers, each with his spans, had the goods at the moment when most had them.
   */
  static long of(Collection<List<Span>> buyers) {
    record Event(long at, int change) {}
    List<Event> events =
        buyers.stream()
            .flatMap(spans -> merged(spans).stream())
            .flatMap(span -> Stream.of(new Event(span.from(), 1), new Event(span.until(), -1)))
            // What ends when another begins does not overlap.
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

  /** The same spans without overlap: who holds and then buys has the goods once. */
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
