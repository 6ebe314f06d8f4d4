package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Limits;
import java.time.InstantSource;

/** A store with a limit, which must never be given a unit that is beyond it. */
class LimitedMapStore extends OptimisticMapStore {
  private final Limits limits;

  LimitedMapStore(InstantSource clock, Limits limits) {
    super(clock);
    this.limits = limits;
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  boolean fits(Changes changes) {
    assertThat(changes.rows()).as("rows of a unit").isLessThanOrEqualTo(limits.rows());
    return super.fits(changes);
  }
}
