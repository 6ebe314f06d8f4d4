package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.internal.item.EntryItems;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.NotWritten;
import io.holdfast.aws.dynamodb.internal.request.Transaction;
import io.holdfast.aws.dynamodb.internal.request.Transactions;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.GuessCounts;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.HostWritesFailedException;
import io.holdfast.inventory.spi.Verdict;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/**
 * Guesses or loads, decides and writes, and repeats this until the write is based on the stored
 * values. Safe for use by several threads.
 */
public final class Decider {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbInventoryStore.class);

  /**
   * The maximum number of guesses: one, and one more with the items that the service returned. Then
   * the rows are loaded.
   */
  private static final int GUESSES = 2;

  private final SnapshotLoader loader;
  private final OrphanedHoldItems strays;
  private final ChangesWriter writer;
  private final ShopList shops;
  private final Transactions transactions;
  private final @Nullable LevelCache memory;
  private final InstantSource clock;
  private final LongAdder right = new LongAdder();
  private final LongAdder wrong = new LongAdder();

  public Decider(
      SnapshotLoader loader,
      OrphanedHoldItems strays,
      ChangesWriter writer,
      ShopList shops,
      Transactions transactions,
      @Nullable LevelCache memory,
      InstantSource clock) {
    this.loader = loader;
    this.strays = strays;
    this.writer = writer;
    this.shops = shops;
    this.transactions = transactions;
    this.memory = memory;
    this.clock = clock;
  }

  /** Returns how often guesses were right and wrong. */
  public GuessCounts counts() {
    return new GuessCounts(right.sum(), wrong.sum());
  }

  public <R> R decide(Deadline call, Footprint footprint, Decision<R> decision) {
    try {
      return new Run<>(call, footprint, decision).run();
    } catch (UnavailableException | OutcomeUnknownException | ConfigurationException e) {
      if (memory != null) {
        memory.forget();
      }
      throw e;
    }
  }

  /** One call of {@code decide}. */
  private final class Run<R> {
    private final Deadline call;
    private final Footprint footprint;
    private final Decision<R> decision;
    private final Map<EntryId, Entry> shown = new HashMap<>(0);
    private int guesses;

    Run(Deadline call, Footprint footprint, Decision<R> decision) {
      this.call = call;
      this.footprint = footprint;
      this.decision = decision;
    }

    R run() {
      while (true) {
        Verdict<R> verdict = guessed();
        boolean guessed = verdict != null;
        if (verdict == null) {
          verdict = loaded();
        }
        if (verdict.changes().isEmpty()) {
          return verdict.answer();
        }
        Transaction transaction;
        try {
          transaction =
              writer.of(footprint.shop(), verdict.changes(), strays.of(call, verdict.changes()));
        } catch (InvariantViolationException e) {
          if (!guessed) {
            throw e;
          }
          forget(); // the cached level and its cached holds may not belong together
          continue;
        }
        shops.addBefore(call, footprint.shop(), verdict.changes());
        // Read before the write: if the clock of the host fails, nothing is written.
        Instant before = clock.instant();
        try {
          transactions.write(call, transaction);
        } catch (NotWritten late) {
          again(late, transaction, guessed);
          continue;
        } catch (HostWritesFailedException refused) {
          if (!guessed) {
            throw refused;
          }
          forget(); // decide on the stored items before the host is told
          continue;
        }
        if (memory != null) {
          memory.wrote(verdict.changes(), before);
        }
        if (guessed) {
          right.increment();
        }
        return verdict.answer();
      }
    }

    private Verdict<R> loaded() {
      LoadedSnapshot snapshot = loader.load(call, footprint);
      snapshot.markStale(); // nothing is locked
      if (memory != null) {
        memory.saw(snapshot, footprint);
      }
      return decision.on(snapshot);
    }

    private @Nullable Verdict<R> guessed() {
      if (memory == null || guesses >= GUESSES) {
        return null;
      }
      guesses++;
      LoadedSnapshot guess = memory.guess(footprint);
      if (guess != null) {
        guess.markStale();
        shown.values().forEach(guess::add);
        Verdict<R> verdict = decided(guess);
        if (verdict != null && guess.isProvedBy(footprint, verdict.changes(), shown.keySet())) {
          return verdict;
        }
      }
      guesses = GUESSES;
      return null;
    }

    /**
     * Returns the decision on a guess; null if it fails. Whether it also fails on the stored values
     * is decided after a load.
     */
    private @Nullable Verdict<R> decided(LoadedSnapshot guess) {
      try {
        return decision.on(guess);
      } catch (RuntimeException e) {
        LOG.trace("not decided on a guess", LoggedFailure.of(e));
        return null;
      }
    }

    private void again(NotWritten late, Transaction sent, boolean guessed) {
      List<HostWrite> failed = late.failedHostWrites(sent);
      if (!failed.isEmpty()) {
        if (guessed) {
          forget(); // decide on the stored items before the host is told
          return;
        }
        throw new HostWritesFailedException(
            failed, "DynamoDB refuses it: " + late.finalCodes(), late.cancelled(), false);
      }
      if (late.isPaused(clock.instant())) {
        guesses = guessed ? 0 : GUESSES;
        call.pauseAfterConflict(late.cancelled());
        return;
      }
      if (guessed) {
        wrong.increment();
      }
      if (guessed && showsEntriesOnly(late, sent)) {
        return;
      }
      forget();
      if (!guessed) {
        call.pauseAfterConflict(late.cancelled());
      }
    }

    private void forget() {
      guesses = GUESSES;
      if (memory != null) {
        memory.wrong(footprint);
      }
    }

    /** Uses the items that the service returned, if only ids were guessed wrong. */
    private boolean showsEntriesOnly(NotWritten late, Transaction sent) {
      List<CancellationReason> reasons = late.reasons();
      for (int i = 0; i < reasons.size(); i++) {
        if (!"ConditionalCheckFailed".equals(reasons.get(i).code())) {
          continue;
        }
        EntryId id = sent.id(i);
        Map<String, AttributeValue> item = reasons.get(i).item();
        if (id == null || !reasons.get(i).hasItem() || item.isEmpty()) {
          return false;
        }
        try {
          shown.put(id, EntryItems.parse(footprint.shop(), item));
        } catch (InvariantViolationException e) {
          return false; // a load finds the cause
        }
      }
      return true;
    }
  }
}
