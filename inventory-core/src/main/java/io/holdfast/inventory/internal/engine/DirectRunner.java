package io.holdfast.inventory.internal.engine;

import static io.holdfast.inventory.error.BusyException.Resource.EXECUTOR;

import io.holdfast.inventory.CommandEvent.Path;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.spi.support.HostCode;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each command in a separate transaction. The number of commands that wait for the executor is
 * bounded.
 */
public final class DirectRunner extends CommandRunner {
  private static final Logger LOG = LoggerFactory.getLogger(DirectRunner.class);

  private final Executor executor;
  private final int queue;
  private final AtomicInteger waiting = new AtomicInteger();

  public DirectRunner(Engine engine, GuardedListener listener, Executor executor, int queue) {
    super(engine, listener);
    this.executor = executor;
    this.queue = queue;
  }

  @Override
  Path path() {
    return engine.path();
  }

  @Override
  <T> Outcome<T> runBlocking(Command<T> command, LongConsumer batch) {
    return engine.run(command);
  }

  @Override
  <T> AsyncCommand<T> pending(Command<T> command, Consumer<AsyncCommand<?>> afterwards) {
    // The engine tells the listener after the stage is completed.
    return new AsyncCommand<>(command, 0, GuardedListener.SILENT, afterwards);
  }

  @Override
  void submit(AsyncCommand<?> pending) {
    if (waiting.incrementAndGet() > queue) {
      refuse(
          pending,
          new BusyException(queue + " commands already wait for the executor", null, EXECUTOR));
      return;
    }
    try {
      executor.execute(() -> begin(pending));
    } catch (RejectedExecutionException e) {
      refuse(pending, new BusyException("the executor rejected the command", e, EXECUTOR));
    } catch (Throwable e) { // such as no memory for a thread, or a fault of the host's executor
      HostCode.report(LOG, "the executor failed", e);
      refuse(pending, new BusyException("the executor failed", e, EXECUTOR));
    }
  }

  private void refuse(AsyncCommand<?> pending, BusyException why) {
    if (pending.drop()) {
      waiting.decrementAndGet();
      pending.fail(why);
      pending.answered();
    }
  }

  private void begin(AsyncCommand<?> pending) {
    if (pending.isAbandoned()) {
      refuse(pending, new BusyException("cancelled", null));
    } else if (pending.take()) {
      waiting.decrementAndGet();
      DeferredListener untold = listener.deferred();
      answer(pending, listener.isSilent() ? engine : engine.telling(untold));
      pending.answered();
      untold.tell();
    }
  }

  private static void answer(AsyncCommand<?> pending, Engine engine) {
    try {
      pending.answer(engine.run(pending.request()));
    } catch (RuntimeException e) {
      pending.fail(e);
    } catch (Throwable e) {
      HostCode.report(LOG, "a command was aborted", e);
      pending.fail(new OutcomeUnknownException("the command was aborted; repeat the same call", e));
    }
  }
}
