package io.holdfast.jdbc;

import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Snapshot;
import java.util.function.Function;

/** Loads one consistent snapshot, without a transaction if one statement is enough. */
record ReadTransaction(Tables tables, Footprint footprint) implements Function<Lease, Snapshot> {
  @Override
  public Snapshot apply(Lease lease) {
    Loader loader = new Loader(tables);
    boolean single = loader.isOneStatement(footprint);
    return loader.read(single ? lease.single() : lease.beginSnapshot(), footprint);
  }

  @Override
  public String toString() {
    return footprint.toString();
  }
}
