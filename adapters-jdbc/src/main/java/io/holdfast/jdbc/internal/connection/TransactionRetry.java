package io.holdfast.jdbc.internal.connection;

import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.internal.dialect.FailureKind;
import io.holdfast.jdbc.internal.failure.CommitAnswerLostException;
import io.holdfast.jdbc.internal.failure.SqlFailure;
import io.holdfast.jdbc.internal.failure.StaleCacheException;
import io.holdfast.jdbc.internal.failure.StaleSnapshotException;
import io.holdfast.jdbc.internal.sql.PacketLimit;
import java.time.Duration;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a transaction until there is an answer, or throws the exception that names the fault.
 * Each run is a whole transaction, on a separate connection.
 *
 * <p>After the answer to a COMMIT is lost, every run repeats the same transaction to learn its
 * outcome. A commit that is still in flight holds locks and keys. They make the run wait for it, so
 * the answer of the run is correct. The transaction is repeated at least once and, for a while,
 * even past the deadline. As long as the outcome is not known, the only exception is {@link
 * OutcomeUnknownException}.
 */
public final class TransactionRetry {
  /** The least time to learn an outcome. */
  private static final Duration TO_ASK = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(JdbcInventoryStore.class);

  private final ConnectionSource pool;
  private final RetryLimits limits;
  private final PacketLimit packet;

  public TransactionRetry(ConnectionSource pool, RetryLimits limits, PacketLimit packet) {
    this.pool = pool;
    this.limits = limits;
    this.packet = packet;
  }

  /**
   * Runs the transaction until there is an answer. An interrupt does not end the call; it is
   * restored for the caller. A driver does not notice an interrupt while it waits, and half an
   * answer would not help.
   *
   * @param what the name of the operation, for messages
   * @param transaction the function that runs the transaction once
   */
  public <R> R run(Object what, Function<BorrowedConnection, R> transaction) {
    try (Interrupts interrupts = new Interrupts()) {
      return new Run(what, interrupts).until(transaction);
    }
  }

  private final class Run {
    private final Object what;
    private final Interrupts interrupts;
    private long end = System.nanoTime() + limits.deadline().toNanos();
    private int contended;
    private int failed;
    private int internal;
    private boolean unknown;

    Run(Object what, Interrupts interrupts) {
      this.what = what;
      this.interrupts = interrupts;
    }

    <R> R until(Function<BorrowedConnection, R> transaction) {
      while (true) {
        try {
          return once(transaction);
        } catch (StaleCacheException wrong) {
          LOG.trace("{}", wrong.getMessage()); // the next run loads the rows
        } catch (StaleSnapshotException again) {
          contended(again, "another transaction was faster each time");
        } catch (CommitAnswerLostException lost) {
          lost(lost.getCause());
        } catch (JdbiException e) {
          failed(SqlFailure.of(e));
        } catch (RuntimeException e) {
          throw unknown ? outcomeUnknown(e) : e;
        }
      }
    }

    private <R> R once(Function<BorrowedConnection, R> transaction) {
      try (BorrowedConnection lease = pool.lease()) {
        try {
          return transaction.apply(lease);
        } catch (JdbiException e) {
          FailureKind kind = SqlFailure.of(e).kind();
          if (kind == FailureKind.LOST
              || kind == FailureKind.CANNOT_WRITE
              || kind == FailureKind.TOO_LARGE) {
            lease.breakOff();
          }
          throw e;
        }
      }
    }

    private void failed(SqlFailure fault) {
      String happened = "the database failed with " + fault;
      Throwable cause = fault.cause();
      if (interrupts.cameWith(cause)) {
        failed(cause, "interrupted while waiting for a connection");
        return;
      }
      switch (fault.kind()) {
        case CONTENTION -> contended(cause, happened);
        case LOST, CANNOT_WRITE -> failed(cause, happened);
        case TOO_LARGE -> smaller(cause, happened);
        case INTERNAL -> internal(fault, happened);
        case NO_CONNECTION -> {
          if (!unknown) {
            throw fault.toException("no connection was available for " + what + ": " + fault);
          }
          failed(cause, happened);
        }
        case CONFIGURATION, DUPLICATE, CONTRADICTION, OTHER -> throw giveUp(fault, happened);
      }
    }

    /**
     * Pauses shortly after a conflict with another transaction, before the next run; the number of
     * runs is bounded.
     */
    private void contended(Throwable cause, String happened) {
      contended++;
      if (isOver() || (contended > limits.retries() && !unknown)) {
        throw giveUp(
            new BusyException(
                happened + "; gave up after " + contended + " times, for " + what,
                cause,
                BusyException.Resource.ROWS));
      }
      LOG.debug("repeats {} after run {}: {}", what, runs(), happened);
      interrupts.sleep(TransactionBackOff.CONFLICT.nanos(contended, end - System.nanoTime()));
    }

    /** Pauses shortly before the next run; the number of runs is bounded. */
    private void internal(SqlFailure fault, String happened) {
      internal++;
      if (isOver() || internal > limits.retries()) {
        throw giveUp(fault, happened);
      }
      LOG.debug("repeats {} after run {}: {}", what, runs(), happened);
      interrupts.sleep(TransactionBackOff.CONFLICT.nanos(internal, end - System.nanoTime()));
    }

    private InventoryException giveUp(SqlFailure fault, String happened) {
      return giveUp(fault.toException(happened + ", nothing was done for " + what));
    }

    /** Makes statements smaller for the next run, as long as that is possible. */
    private void smaller(Throwable cause, String happened) {
      if (!packet.halve()) {
        throw giveUp(
            new ConfigurationException(
                happened
                    + " for "
                    + what
                    + ": the server refuses a statement of this size (max_allowed_packet)",
                cause));
      }
      failed(cause, happened);
    }

    /** Pauses before the next run while the database is away; the deadline ends it. */
    private void failed(@Nullable Throwable cause, String happened) {
      failed++;
      if (isOver()) {
        throw giveUp(new UnavailableException(happened + "; nothing was done for " + what, cause));
      }
      LOG.debug("repeats {} after run {}: {}", what, runs(), happened);
      interrupts.sleep(TransactionBackOff.OUTAGE.nanos(failed, end - System.nanoTime()));
    }

    /**
     * Extends the deadline: a stalled answer may have used up all the time, and other connections
     * may be dead too.
     */
    private void lost(@Nullable Throwable cause) {
      if (unknown) {
        failed(cause, "the answer to COMMIT was lost");
        return;
      }
      unknown = true;
      long soon = System.nanoTime() + TO_ASK.toNanos();
      end = soon - end > 0 ? soon : end;
      failed++;
      LOG.debug("repeats {} after run {}: the answer to COMMIT was lost", what, runs());
      interrupts.sleep(TransactionBackOff.OUTAGE.nanos(failed, end - System.nanoTime()));
    }

    private int runs() {
      return contended + failed + internal;
    }

    private boolean isOver() {
      return System.nanoTime() - end >= 0;
    }

    /** Returns the fault, which says that nothing was done, or another one if that is not known. */
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
