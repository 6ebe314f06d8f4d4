package io.holdfast.inventory.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.internal.NoStore;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Limits;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store whose transactions a test can observe, block and break. */
public final class LaneStore extends NoStore {
  public final MapRows rows =
      new MapRows() {
        @Override
        public @Nullable Entry entry(EntryId id) {
          if (id.value().equals(unreadable)) {
            throw new InvariantViolationException("unreadable", null);
          }
          return super.entry(id);
        }
      };

  /** The ids of each transaction, in order. */
  public final List<List<String>> units = Collections.synchronizedList(new ArrayList<>());

  /** The number of rows that each transaction wrote. */
  public final List<Integer> written = Collections.synchronizedList(new ArrayList<>());

  public volatile Consumer<Footprint> beforeUnit = footprint -> {};
  volatile Consumer<Footprint> beforeRead = footprint -> {};
  private volatile @Nullable String unreadable;
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

  /** Makes the entry of this id unreadable for decisions. */
  public void makeUnreadable(String id) {
    unreadable = id;
  }

  /** Lets each transaction fail that needs the entry of this id. */
  public void failAt(String id, Supplier<RuntimeException> fault) {
    beforeUnit =
        footprint -> {
          if (names(footprint, id)) {
            throw fault.get();
          }
        };
  }

  /** Returns whether a transaction needs the entry of this id. */
  static boolean names(Footprint footprint, String id) {
    return footprint.entries().contains(new EntryId(id));
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
      Verdict<R> verdict = decision.on(rows);
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
}
