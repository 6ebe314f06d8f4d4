package io.holdfast.jdbc;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of a decision comes from: the database, or a clock that the host has given.
 *
 * @param given null for the clock of the database
 */
record StoreClock(@Nullable InstantSource given) {
  /** The time as a statement asks for it. */
  String sql(DialectSql dialect) {
    return given == null ? dialect.now() : dialect.micros();
  }

  /** Binds what {@link #sql} needs. The given clock is read now, that is after locks are had. */
  Args bind(Args args) {
    return given == null ? args : args.number(Micros.of(given.instant()));
  }
}
