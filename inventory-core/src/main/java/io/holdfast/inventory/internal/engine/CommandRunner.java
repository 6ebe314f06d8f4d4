package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.CommandEvent.Path;
import io.holdfast.inventory.InventoryStats;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.lane.InFlightGate;
import io.holdfast.inventory.spi.GuessCounts;
import io.holdfast.inventory.spi.support.HostCode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes commands to the store. No command is accepted after closing. Every stage is completed
 * unless closing is interrupted, and closing ends in bounded time. Safe for use by any number of
 * threads.
 */
public abstract class CommandRunner {
  private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

  final Engine engine;
  final GuardedListener listener;
  private final InFlightGate gate = new InFlightGate();
  private final Set<AsyncCommand<?>> unanswered = ConcurrentHashMap.newKeySet();

  CommandRunner(Engine engine, GuardedListener listener) {
    this.engine = engine;
    this.listener = listener;
  }

  /** Returns the way of the commands of this runner. */
  abstract Path path();

  /**
   * Runs the command of a caller that waits.
   *
   * @param batch told the number of the batch before the end; 0 or not told if there was none
   */
  abstract <T> Outcome<T> runBlocking(Command<T> command, LongConsumer batch);

  /**
   * Creates the pending command of a caller that does not wait.
   *
   * @param afterwards the callback for the time after the stage is completed
   */
  abstract <T> AsyncCommand<T> pending(Command<T> command, Consumer<AsyncCommand<?>> afterwards);

  /** Ensures that a pending command is answered. */
  abstract void submit(AsyncCommand<?> pending);

  /** Returns what waits and what was batched, together with the counts of the store. */
  public InventoryStats stats(GuessCounts guesses) {
    return new InventoryStats(0, 0, Duration.ZERO, 0, 0, guesses, engine.conflicts());
  }

  /**
   * Runs a command, and waits for its outcome.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the command changes more rows
   *     than one transaction can carry
   * @throws IllegalStateException if this runner is closed
   */
  public final <T> Outcome<T> run(Command<T> command) {
    engine.check(command);
    enter();
    try {
      FollowedCall call = listener.follow(command, true);
      return call.isFollowed() ? runFollowed(command, call) : runBlocking(command, batch -> {});
    } finally {
      gate.leave();
    }
  }

  private <T> Outcome<T> runFollowed(Command<T> command, FollowedCall call) {
    AtomicLong batch = new AtomicLong();
    Outcome<T> outcome;
    try {
      outcome = runBlocking(command, batch::set);
    } catch (Throwable e) { // also a checked one, of a store in another language
      call.end(null, e, path(), batch.get());
      throw e;
    }
    call.end(outcome, null, path(), batch.get());
    return outcome;
  }

  /**
   * Runs a command without waiting for its outcome.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the command changes more rows
   *     than one transaction can carry
   * @throws IllegalStateException if this runner is closed
   */
  public final <T> CompletionStage<Outcome<T>> runAsync(Command<T> command) {
    engine.check(command);
    enter();
    AsyncCommand<T> pending;
    try {
      FollowedCall call = listener.follow(command, false);
      pending = pending(command, unanswered::remove);
      if (call.isFollowed()) {
        pending.follow(call, path());
      }
      unanswered.add(pending);
    } finally {
      gate.leave(); // closing waits for the stage from now on
    }
    try {
      submit(pending);
    } catch (RuntimeException | Error e) {
      // The stage reports the result of the command. Its caller gets nothing else.
      HostCode.report(LOG, "a command without a caller was aborted", e);
    }
    return pending.stage();
  }

  private void enter() {
    if (!gate.enter()) {
      throw new IllegalStateException("closed");
    }
  }

  /**
   * Accepts no more commands, and waits for the answers to all commands in progress. If a command
   * without a caller has no answer when the time is over, its stage completes with the information
   * that nothing was done, or that the outcome is unknown.
   *
   * @param timeoutNanos the longest wait in nanoseconds
   * @return false if some commands were not answered in time, or if the thread was interrupted,
   *     which ends the wait and keeps the interrupt status
   */
  public final boolean close(long timeoutNanos) {
    long end = System.nanoTime() + timeoutNanos;
    boolean inTime;
    try {
      boolean allOut = gate.close(timeoutNanos);
      boolean allAnswered = areAnsweredBy(end);
      inTime = allOut && allAnswered;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    unanswered.forEach(AsyncCommand::giveUp);
    return inTime;
  }

  private boolean areAnsweredBy(long end) throws InterruptedException {
    CompletableFuture<?>[] stages =
        unanswered.stream()
            .map(it -> it.stage().toCompletableFuture())
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(stages)
          .handle((none, fault) -> true)
          .get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("all faults are handled", e);
    }
  }
}
