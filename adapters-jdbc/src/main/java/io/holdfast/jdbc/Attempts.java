package io.holdfast.jdbc;

import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import java.time.Duration;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a transaction until there is an answer, or says which fault it is. Each run is a whole
 * transaction, on a connection of its own.
 *
 * <p>Once the answer to a COMMIT is lost, every run from then on asks the same question again: the
 * locks and keys that a commit still in flight holds make the run wait for it, so its answer is the
 * truth. For a while it is asked even past the deadline, and at least once. Until there is an
 * answer, nothing but {@link OutcomeUnknownException} may be said.
 */
final class Attempts {
  /** The least time there is to learn an outcome. */
  private static final Duration TO_ASK = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(JdbcInventoryStore.class);

  private final Pool pool;
  private final Patience patience;
  private final StatementSize size;

  Attempts(Pool pool, Patience patience, StatementSize size) {
    this.pool = pool;
    this.patience = patience;
    this.size = size;
  }

  /**
   * Runs until there is an answer. An interrupt is kept for the caller, and ends nothing: neither
   * does a driver notice one while it waits, nor would half an answer help.
   *
   * @param what names what is done, for messages
   * @param transaction one run
   */
  <R> R run(Object what, Function<Lease, R> transaction) {
    try (Interrupts interrupts = new Interrupts()) {
      return new Run(what, interrupts).until(transaction);
    }
  }

  private final class Run {
    private final Object what;
    private final Interrupts interrupts;
    private long end = System.nanoTime() + patience.deadline().toNanos();
    private int contended;
    private int failed;
    private boolean unknown;

    Run(Object what, Interrupts interrupts) {
      this.what = what;
      this.interrupts = interrupts;
    }

    <R> R until(Function<Lease, R> transaction) {
      while (true) {
        try {
          return once(transaction);
        } catch (WrongGuess wrong) {
          log.trace("{}", wrong.getMessage()); // the next run loads what is there
        } catch (Again again) {
          contended(again, "somebody else was faster each time");
        } catch (CommitLost lost) {
          lost(lost.getCause());
        } catch (JdbiException e) {
          failed(Fault.of(e));
        } catch (RuntimeException e) {
          throw unknown ? outcomeUnknown(e) : e;
        }
      }
    }

    private <R> R once(Function<Lease, R> transaction) {
      try (Lease lease = pool.lease()) {
        try {
          return transaction.apply(lease);
        } catch (JdbiException e) {
          Fault.Kind kind = Fault.of(e).kind();
          if (kind == Fault.Kind.LOST
              || kind == Fault.Kind.UNAVAILABLE
              || kind == Fault.Kind.TOO_LARGE) {
            lease.breakOff();
          }
          throw e;
        }
      }
    }

    private void failed(Fault fault) {
      String happened = "the database failed with " + fault;
      Throwable cause = fault.cause();
      if (interrupts.cameWith(cause)) {
        failed(cause, "interrupted while waiting for a connection");
        return;
      }
      switch (fault.kind()) {
        case CONTENTION -> contended(cause, happened);
        case LOST, UNAVAILABLE -> failed(cause, happened);
        case TOO_LARGE -> smaller(cause, happened);
        case BUSY -> {
          if (!unknown) {
            throw new BusyException("no connection to be had for " + what, cause);
          }
          failed(cause, happened);
        }
        case CONFIGURATION ->
            throw giveUp(new ConfigurationException(happened + " for " + what, cause));
        case DUPLICATE, CONTRADICTION ->
            throw giveUp(
                new InvariantViolationException(
                    happened + ", nothing was done for " + what, cause));
        case OTHER ->
            throw giveUp(
                new UnavailableException(happened + ", nothing was done for " + what, cause));
      }
    }

    /** Somebody was in the way: try again soon, a bounded number of times. */
    private void contended(Throwable cause, String happened) {
      contended++;
      if (isOver() || (contended > patience.retries() && !unknown)) {
        throw giveUp(
            new BusyException(
                happened + "; gave up after " + contended + " times, for " + what, cause));
      }
      interrupts.pause(contended, Interrupts.SHORT_MILLIS, end);
    }

    /** Statements are cut smaller each time, while they can be. */
    private void smaller(Throwable cause, String happened) {
      if (!size.halve()) {
        throw giveUp(
            new ConfigurationException(
                happened
                    + " for "
                    + what
                    + ": the server takes no statement of this size (max_allowed_packet)",
                cause));
      }
      failed(cause, happened);
    }

    /** The database is away: try again until the deadline. */
    private void failed(@Nullable Throwable cause, String happened) {
      failed++;
      if (isOver()) {
        throw giveUp(new UnavailableException(happened + "; nothing was done for " + what, cause));
      }
      interrupts.pause(failed, Interrupts.LONG_MILLIS, end);
    }

    /** A stalled answer may have used up all the time, and other connections may be dead too. */
    private void lost(@Nullable Throwable cause) {
      if (unknown) {
        failed(cause, "the answer to COMMIT was lost");
        return;
      }
      unknown = true;
      long soon = System.nanoTime() + TO_ASK.toNanos();
      end = soon - end > 0 ? soon : end;
      failed++;
      interrupts.pause(failed, Interrupts.LONG_MILLIS, end);
    }

    private boolean isOver() {
      return System.nanoTime() - end >= 0;
    }

    /** Ends with a fault that says that nothing was done, unless that is not known. */
    private InventoryException giveUp(InventoryException fault) {
      return unknown ? outcomeUnknown(fault.getCause()) : fault;
    }

    private OutcomeUnknownException outcomeUnknown(@Nullable Throwable last) {
      return new OutcomeUnknownException(
          "the answer to COMMIT was lost and could not be learned; repeat the same call for "
              + what,
          last);
    }
  }
}
