package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.spi.support.HostCode;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each command in a separate transaction. The number of commands that wait for the executor is
 * bounded.
 */
public final class DirectRunner extends GatedRunner {
  private static final Logger LOG = LoggerFactory.getLogger(DirectRunner.class);
  private static final GuardedListener NOBODY = new GuardedListener(InventoryListener.NO_OP);

  private final Engine engine;
  private final GuardedListener listener;
  private final Executor executor;
  private final int queue;
  private final AtomicInteger waiting = new AtomicInteger();

  public DirectRunner(Engine engine, GuardedListener listener, Executor executor, int queue) {
    super(engine);
    this.engine = engine;
    this.listener = listener;
    this.executor = executor;
    this.queue = queue;
  }

  @Override
  <T> Outcome<T> answer(Command<T> command) {
    return engine.run(command);
  }

  @Override
  <T> StageTicket<T> ticket(Command<T> command, Consumer<StageTicket<?>> answered) {
    // The engine tells the listener after the stage is completed.
    return new StageTicket<>(command, 0, NOBODY, answered);
  }

  @Override
  <T> void submit(StageTicket<T> ticket) {
    if (waiting.incrementAndGet() > queue) {
      refuse(ticket, new BusyException(queue + " commands already wait for the executor", null));
      return;
    }
    try {
      executor.execute(() -> begin(ticket));
    } catch (RejectedExecutionException e) {
      refuse(ticket, new BusyException("the executor rejected the command", e));
    } catch (Throwable e) { // such as no memory for a thread, or a fault of the host's executor
      HostCode.report(LOG, "the executor failed", e);
      refuse(ticket, new BusyException("the executor failed", e));
    }
  }

  private void refuse(StageTicket<?> ticket, BusyException why) {
    if (ticket.drop()) {
      waiting.decrementAndGet();
      ticket.fail(why);
      ticket.answered();
    }
  }

  private <T> void begin(StageTicket<T> ticket) {
    if (ticket.isUnwanted()) {
      refuse(ticket, new BusyException("cancelled", null));
    } else if (ticket.take()) {
      waiting.decrementAndGet();
      DeferredListener untold = new DeferredListener(listener);
      answer(ticket, listener.isSilent() ? engine : engine.telling(untold));
      ticket.answered();
      untold.tell();
    }
  }

  @SuppressWarnings("unchecked") // the ticket was made for this command
  private <T> void answer(StageTicket<T> ticket, Engine telling) {
    try {
      ticket.answer(telling.run((Command<T>) ticket.request()));
    } catch (RuntimeException e) {
      ticket.fail(e);
    } catch (Throwable e) {
      HostCode.report(LOG, "a command was aborted", e);
      ticket.fail(new OutcomeUnknownException("the command was aborted; repeat the same call", e));
    }
  }
}
