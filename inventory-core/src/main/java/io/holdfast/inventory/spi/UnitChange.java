package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A unit to write. A dispatched unit stays stored, and is updated when it comes back.
 *
 * @param before the stored unit, which must still be stored with this state and owner; null to
 *     insert
 * @param after the unit to store; null to delete
 * @since 0.1.0
 */
public record UnitChange(@Nullable Unit before, @Nullable Unit after) {
  /** Returns the key of the unit. */
  public UnitKey key() {
    return Objects.requireNonNull(after == null ? before : after, "unit").key();
  }
}
