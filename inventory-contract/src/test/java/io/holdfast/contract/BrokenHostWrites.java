package io.holdfast.contract;

import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.HostWritesFailedException;
import java.util.List;

/** Stores that keep stock and rows of the host apart. */
final class BrokenHostWrites {
  private BrokenHostWrites() {}

  /** Does not perform the writes. */
  static class Forgotten extends LockedMapStore {
    @Override
    void writeHost(List<List<HostWrite>> writes) {
      // forgotten
    }
  }

  /** Performs the writes before it looks for a conflict, and does not undo them. */
  static class BeforeTheConflict extends OptimisticMapStore {
    @Override
    boolean fits(Changes changes) {
      MapRows.perform(changes.hostWrites());
      return super.fits(changes);
    }

    @Override
    void writeHost(List<List<HostWrite>> writes) {
      // performed before
    }
  }

  /** Ignores a failure. */
  static class StockAnyway extends LockedMapStore {
    @Override
    void writeHost(List<List<HostWrite>> writes) {
      try {
        super.writeHost(writes);
      } catch (HostWritesFailedException ignored) {
        // as if it had been performed
      }
    }
  }

  /** Does not undo the writes before the failed one. */
  static class HalfKept extends LockedMapStore {
    @Override
    void writeHost(List<List<HostWrite>> writes) {
      for (List<HostWrite> some : writes) {
        for (HostWrite write : some) {
          super.writeHost(List.of(List.of(write)));
        }
      }
    }
  }

  /** Blames all writes for the failure of one. */
  static class AllNamed extends LockedMapStore {
    @Override
    void writeHost(List<List<HostWrite>> writes) {
      try {
        super.writeHost(writes);
      } catch (HostWritesFailedException e) {
        List<HostWrite> all = writes.stream().flatMap(List::stream).toList();
        throw new HostWritesFailedException(all, "one of these failed", e, false);
      }
    }
  }

  /** Takes the write of another store, and does nothing. */
  static class TakesAny extends LockedMapStore {
    @Override
    public void check(HostWrite write) {
      // every write is welcome
    }
  }
}
