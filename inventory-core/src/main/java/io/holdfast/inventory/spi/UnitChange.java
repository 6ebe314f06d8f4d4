package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A unit to write.
 *
 * @param before what is stored, and must still be there with this state and owner; null to insert
 * @param after what is to be stored; null to delete
 */
public record UnitChange(@Nullable Unit before, @Nullable Unit after) {
  /** Which unit. */
  public UnitKey key() {
    return Objects.requireNonNull(after == null ? before : after, "unit").key();
  }
}
