package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Limits;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A store with a limit, which must never be given a larger transaction. */
class LimitedMapStore extends OptimisticMapStore {
  private final Limits limits;

  /** The number of rows that each transaction wrote. */
  final List<Integer> written = new ArrayList<>();

  LimitedMapStore(InstantSource clock, Limits limits) {
    this.limits = limits;
    on(clock);
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  void write(Changes changes) {
    if (!changes.isEmpty()) {
      written.add(changes.rows());
    }
    super.write(changes);
  }

  @Override
  boolean fits(Changes changes) {
    assertThat(changes.rows()).as("rows of a transaction").isLessThanOrEqualTo(limits.rows());
    return super.fits(changes);
  }
}
