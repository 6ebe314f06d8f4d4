package io.holdfast.jdbc;

import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Verdict;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Loads, decides, writes, commits. One object for one call, run as often as it takes. */
final class DecideTransaction<R> implements Function<Lease, R> {
  private final Tables tables;
  private final Loader loader;
  private final Footprint footprint;
  private final Decision<R> decision;
  private final Set<StockKey> wider = new HashSet<>();
  private @Nullable Verdict<R> sent;

  DecideTransaction(Tables tables, Footprint footprint, Decision<R> decision) {
    this.tables = tables;
    this.loader = new Loader(tables);
    this.footprint = footprint;
    this.decision = decision;
  }

  @Override
  public R apply(Lease lease) {
    Handle handle = lease.begin();
    LoadedSnapshot snapshot = loader.lock(handle, footprint, wider);
    Verdict<R> before = sent;
    if (before != null && snapshot.shows(before.changes())) {
      // The commit whose answer was lost did happen, so its answer is the one that counts.
      return before.answer();
    }
    Verdict<R> verdict = decision.on(snapshot);
    if (!verdict.changes().isEmpty()) {
      lease.writing();
      tables.write(handle, verdict.changes());
      sent = verdict;
      lease.commit();
    }
    return verdict.answer();
  }

  @Override
  public String toString() {
    return footprint.toString();
  }
}
