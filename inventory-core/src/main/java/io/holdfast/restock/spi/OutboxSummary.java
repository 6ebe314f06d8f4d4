package io.holdfast.restock.spi;

import io.holdfast.restock.spi.OutboxMessage.State;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of the messages in an outbox.
 *
 * @param byState the messages in each state; a state without messages is left out
 * @since 0.1.0
 */
public record OutboxSummary(Map<State, Count> byState) {
  /**
   * The messages in one state.
   *
   * @param messages their number, 1 or more
   * @param oldest the time at which the oldest of them was decided
   */
  public record Count(long messages, Instant oldest) {
    private Count and(Count other) {
      return new Count(
          messages + other.messages, oldest.isBefore(other.oldest) ? oldest : other.oldest);
    }
  }

  /** Copies the map. */
  public OutboxSummary {
    byState = Map.copyOf(byState);
  }

  /** Creates the summary of messages. */
  public static OutboxSummary of(Collection<? extends OutboxMessage<?>> messages) {
    Map<State, Count> counts = new EnumMap<>(State.class);
    for (OutboxMessage<?> it : messages) {
      counts.merge(it.state(), new Count(1, it.content().decidedAt()), Count::and);
    }
    return new OutboxSummary(counts);
  }

  /** Returns the summary of the messages of this summary and another one. */
  public OutboxSummary and(OutboxSummary other) {
    Map<State, Count> counts = new EnumMap<>(State.class);
    counts.putAll(byState);
    other.byState.forEach((state, count) -> counts.merge(state, count, Count::and));
    return new OutboxSummary(counts);
  }

  /** Returns the number of messages in a state. */
  public long messages(State state) {
    Count count = byState.get(state);
    return count == null ? 0 : count.messages();
  }

  /**
   * Returns the time at which the oldest message in a state was decided; empty if there is none.
   */
  public Optional<Instant> oldest(State state) {
    return Optional.ofNullable(byState.get(state)).map(Count::oldest);
  }
}
