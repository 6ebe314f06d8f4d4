package io.holdfast.inventory.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.internal.NoStore;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Limits;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store whose transactions a test can observe, block and break. */
public final class LaneStore extends NoStore {
  public final MapRows rows = new MapRows();

  /** The ids of each transaction, in order. */
  public final List<List<String>> units = Collections.synchronizedList(new ArrayList<>());

  /** The number of rows that each transaction wrote. */
  public final List<Integer> written = Collections.synchronizedList(new ArrayList<>());

  public volatile Consumer<Footprint> beforeUnit = footprint -> {};
  volatile Consumer<Footprint> beforeRead = footprint -> {};
  public volatile Consumer<EntryId> beforeEntry = id -> {};
  private final ReentrantLock lock = new ReentrantLock();

  public volatile boolean unlimited;

  public LaneStore(Limits limits) {
    super(limits);
  }

  /** Runs the work as if the store had no limits. */
  public void unlimited(Runnable work) {
    unlimited = true;
    work.run();
    unlimited = false;
  }

  @Override
  public Limits limits() {
    return unlimited ? Limits.NONE : super.limits();
  }

  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    units.add(footprint.entries().stream().map(EntryId::value).toList());
    beforeUnit.accept(footprint);
    lock.lock();
    try {
      Verdict<R> verdict = decision.on(new Watched());
      assertThat(verdict.changes().rows()).isLessThanOrEqualTo(limits().rows());
      written.add(verdict.changes().rows());
      rows.write(verdict.changes());
      return verdict.answer();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Snapshot read(Footprint footprint) {
    beforeRead.accept(footprint);
    lock.lock();
    try {
      return rows.copy();
    } finally {
      lock.unlock();
    }
  }

  private final class Watched implements Snapshot {
    @Override
    public Instant now() {
      return rows.now;
    }

    @Override
    public @Nullable StoredLevel level(StockKey key) {
      return rows.level(key);
    }

    @Override
    public @Nullable Entry entry(EntryId id) {
      beforeEntry.accept(id);
      return rows.entry(id);
    }

    @Override
    public @Nullable Unit unit(UnitKey key) {
      return rows.unit(key);
    }

    @Override
    public List<ExpiringHold> holds(StockKey key) {
      return rows.holds(key);
    }
  }
}
