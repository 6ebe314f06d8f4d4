package io.holdfast.examples.cli.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.holdfast.examples.cli.output.LevelView;
import io.holdfast.examples.cli.output.RefusalView;
import io.holdfast.examples.cli.output.ReservationView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an outcomes file: what came of one line of the orders or the stock. It has nothing in
 * it that one store could answer otherwise than another.
 *
 * @param file {@code orders} or {@code stock}
 * @param line its number there, from 1
 * @param at the time it took place, by the data
 * @param what what was to be done
 * @param id of the order or operation
 * @param outcome {@code done}, {@code replayed}, {@code refused} or {@code broken}
 * @param reason why the line is broken
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
