package io.holdfast.jdbc.internal.sql;

import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Provides the time of a decision, from the database or from the host's clock.
 *
 * @param given the host's clock; null for the clock of the database
 */
public record StoreClock(@Nullable InstantSource given) {
  /** Returns the SQL expression of the time. */
  String sql(SqlDialect dialect) {
    return given == null ? dialect.now() : dialect.number();
  }

  /**
   * Binds the values of {@link #sql}. The host's clock is read now, which is after the locks are
   * taken.
   */
  public Bindings bind(Bindings args) {
    return given == null ? args : args.number(Micros.of(given.instant()));
  }
}
