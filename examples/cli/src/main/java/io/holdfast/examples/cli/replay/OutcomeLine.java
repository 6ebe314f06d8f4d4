package io.holdfast.examples.cli.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.holdfast.examples.cli.output.LevelView;
import io.holdfast.examples.cli.output.RefusalView;
import io.holdfast.examples.cli.output.ReservationView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an outcomes file: the result of one line of the orders or the stock. It contains only
 * what is equal on every store.
 *
 * @param file the file: {@code orders} or {@code stock}
 * @param line the number of the line in the file, from 1
 * @param at the time of the line, by the data
 * @param what the name of the command
 * @param id the id of the order or operation
 * @param outcome the outcome: {@code done}, {@code replayed}, {@code refused} or {@code broken}
 * @param reason the reason why the line is broken
 */
record OutcomeLine(
    String file,
    long line,
    @Nullable Instant at,
    @JsonProperty("do") @Nullable String what,
    @Nullable String id,
    String outcome,
    @Nullable String reason,
    @Nullable RefusalView refusal,
    @Nullable ReservationView reservation,
    List<LevelView> levels) {
  static OutcomeLine broken(String file, long line, String reason) {
    return new OutcomeLine(file, line, null, null, null, "broken", reason, null, null, List.of());
  }
}
