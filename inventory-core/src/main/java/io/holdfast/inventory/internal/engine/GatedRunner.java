package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.lane.InFlightGate;
import io.holdfast.inventory.spi.support.HostCode;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The base of all command runners: no command is accepted after closing, every stage is completed,
 * and closing ends in bounded time.
 */
abstract class GatedRunner implements CommandRunner {
  private static final Logger LOG = LoggerFactory.getLogger(GatedRunner.class);

  private final Engine engine;
  private final InFlightGate doors = new InFlightGate();
  private final Set<StageTicket<?>> unanswered = ConcurrentHashMap.newKeySet();

  GatedRunner(Engine engine) {
    this.engine = engine;
  }

  /** Runs the command of a blocking caller. */
  abstract <T> Outcome<T> answer(Command<T> command);

  /**
   * Creates the ticket of a command without a blocking caller.
   *
   * @param answered the callback for the time after the stage is completed
   */
  abstract <T> StageTicket<T> ticket(Command<T> command, Consumer<StageTicket<?>> answered);

  /** Ensures that a ticket is answered. */
  abstract <T> void submit(StageTicket<T> ticket);

  @Override
  public final <T> Outcome<T> run(Command<T> command) {
    engine.check(command);
    enter();
    try {
      return answer(command);
    } finally {
      doors.leave();
    }
  }

  @Override
  public final <T> CompletionStage<Outcome<T>> runAsync(Command<T> command) {
    engine.check(command);
    enter();
    StageTicket<T> ticket;
    try {
      ticket = ticket(command, unanswered::remove);
      unanswered.add(ticket);
    } finally {
      doors.leave(); // closing waits for the stage from now on
    }
    try {
      submit(ticket);
    } catch (RuntimeException | Error e) {
      // The stage reports the result of the command. Its caller gets nothing else.
      HostCode.report(LOG, "a command without a caller was aborted", e);
    }
    return ticket.stage();
  }

  private void enter() {
    if (!doors.enter()) {
      throw new IllegalStateException("closed");
    }
  }

  @Override
  public final boolean close(long timeoutNanos) {
    long end = System.nanoTime() + timeoutNanos;
    boolean inTime;
    try {
      boolean allOut = doors.close(timeoutNanos);
      boolean allAnswered = areAnsweredBy(end);
      inTime = allOut && allAnswered;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    unanswered.forEach(StageTicket::giveUp);
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
