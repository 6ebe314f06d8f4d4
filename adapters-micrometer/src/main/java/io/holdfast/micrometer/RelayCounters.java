package io.holdfast.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * The counters that the relays of both outboxes have.
 *
 * @param published messages that were accepted
 * @param failed attempts that failed and are repeated later
 * @param blocked messages that were given up
 * @param faults failures of the outbox, or of the check whether a message is still wanted
 */
record RelayCounters(Counter published, Counter failed, Counter blocked, Counter faults) {
  /** Registers the counters of one outbox, whose name stands before each of their names. */
  static RelayCounters of(MeterRegistry registry, String outbox, Tags tags) {
    return new RelayCounters(
        messages(registry, outbox, tags, "published"),
        messages(registry, outbox, tags, "failed"),
        messages(registry, outbox, tags, "blocked"),
        registry.counter(outbox + ".faults", tags));
  }

  /** Registers the counter of one result. */
  static Counter messages(MeterRegistry registry, String outbox, Tags tags, String result) {
    return registry.counter(outbox + ".messages", tags.and("result", result));
  }
}
