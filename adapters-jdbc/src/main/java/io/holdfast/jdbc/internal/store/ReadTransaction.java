package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import io.holdfast.jdbc.internal.connection.BorrowedConnection;
import io.holdfast.jdbc.internal.table.Tables;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads one consistent snapshot, without a transaction if one statement is enough. */
public record ReadTransaction(Tables tables, @Nullable LevelCache cache, Footprint footprint)
    implements Function<BorrowedConnection, LoadedSnapshot> {
  @Override
  public LoadedSnapshot apply(BorrowedConnection lease) {
    SnapshotLoader loader = new SnapshotLoader(tables);
    LoadedSnapshot snapshot = loader.readAtOnce(lease, footprint);
    if (snapshot == null) {
      snapshot = loader.read(lease.beginSnapshot(), footprint);
    }
    if (cache != null) {
      cache.read(snapshot);
    }
    return snapshot;
  }

  @Override
  public String toString() {
    return footprint.toString();
  }
}
