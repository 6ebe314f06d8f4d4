package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.CommandEvent.Path;
import io.holdfast.inventory.InventoryStats;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.internal.command.AlongsideCommand;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.engine.BatchDecision.Answer;
import io.holdfast.inventory.internal.lane.LaneLimits;
import io.holdfast.inventory.internal.lane.Lanes;
import io.holdfast.inventory.internal.lane.Lanes.Done;
import io.holdfast.inventory.internal.lane.PendingCommand;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.GuessCounts;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.HostWritesFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Runs commands of one shop that arrive at the same time in one transaction. They wait in the lane
 * of the shop; the first of them leads, and answers all that wait there as one batch.
 */
public final class LaneRunner extends CommandRunner
    implements Lanes.Batches<ShopId, Command<?>, Outcome<?>> {
  private final LaneOptions options;
  private final Lanes<ShopId, Command<?>, Outcome<?>> lanes;
  private final AtomicLong batches = new AtomicLong();

  /**
   * Creates a runner without commands.
   *
   * @param executor the executor of commands without a waiting caller
   */
  public LaneRunner(
      Engine engine, GuardedListener listener, LaneOptions options, Executor executor) {
    super(engine, listener);
    this.options = options;
    LaneLimits limits =
        new LaneLimits(
            options.queueCapacity(),
            expectedWait(options).toNanos(),
            options.maxBatchSize(),
            options.maxBatchDuration().toNanos(),
            options.maxWait().toNanos());
    this.lanes = new Lanes<>(limits, this, executor);
  }

  @Override
  public InventoryStats stats(GuessCounts guesses) {
    return new InventoryStats(
        lanes.size(),
        lanes.waiting(),
        Duration.ofNanos(lanes.expectedWaitNanos()),
        lanes.batches(),
        lanes.commands(),
        guesses,
        engine.conflicts());
  }

  @Override
  Path path() {
    return Path.LANE;
  }

  @Override
  @SuppressWarnings("unchecked") // a command is only answered with its outcome
  <T> Outcome<T> runBlocking(Command<T> command, LongConsumer batch) {
    long start = listener.start();
    PendingCommand<Command<?>, Outcome<?>> pending =
        new PendingCommand<>(command, lanes.deadline(), Thread.currentThread());
    Outcome<T> outcome;
    try {
      if (!lanes.call(command.shop(), pending)) {
        throw busy(command.shop(), options);
      }
      outcome = (Outcome<T>) pending.answerOrThrow();
    } catch (InventoryException fault) {
      listener.fault(command, fault, start, Path.LANE, pending.batch());
      throw fault;
    } finally {
      batch.accept(pending.batch());
    }
    listener.outcome(command, outcome, start, Path.LANE, pending.batch());
    return outcome;
  }

  @Override
  <T> AsyncCommand<T> pending(Command<T> command, Consumer<AsyncCommand<?>> afterwards) {
    return new AsyncCommand<>(command, lanes.deadline(), listener, afterwards);
  }

  @Override
  void submit(AsyncCommand<?> pending) {
    ShopId shop = pending.request().shop();
    if (!lanes.submit(shop, pending)) {
      pending.fail(busy(shop, options));
      pending.answered();
    }
  }

  /**
   * Answers a batch in as many transactions as it takes. The listener is called after the next
   * batch has started, so that a listener may use the inventory.
   *
   * @param quiet true to decide on a snapshot without locks first
   */
  @Override
  public Done run(ShopId shop, List<PendingCommand<Command<?>, Outcome<?>>> batch, boolean quiet) {
    if (listener.isSilent()) {
      return new Done(!answer(engine, listener, shop, batch, quiet), LaneRunner::nothing);
    }
    DeferredListener deferred = listener.deferred();
    boolean changed = answer(engine.telling(deferred), deferred, shop, batch, quiet);
    return new Done(!changed, deferred::tell);
  }

  private static void nothing() {}

  /**
   * Answers all commands in order, with as many in each transaction as fit.
   *
   * @return true if anything has changed or may have changed
   */
  private boolean answer(
      Engine engine,
      GuardedListener listener,
      ShopId shop,
      List<PendingCommand<Command<?>, Outcome<?>>> batch,
      boolean lookFirst) {
    boolean changed = false;
    List<PendingCommand<Command<?>, Outcome<?>>> rest = batch;
    while (!rest.isEmpty()) {
      List<Command<?>> commands = new ArrayList<>(rest.size());
      rest.forEach(pending -> commands.add(pending.request()));
      int count = engine.fitting(commands);
      long number = batches.incrementAndGet();
      rest.subList(0, count).forEach(pending -> pending.inBatch(number));
      long start = listener.start();
      try {
        DecisionResult<List<Answer>> result =
            engine.run(shop, commands.subList(0, count), lookFirst && !changed);
        changed |= result.hasChanged();
        List<Answer> answers = result.answered();
        count = answers.size();
        for (int i = 0; i < count; i++) {
          answers.get(i).giveTo(rest.get(i));
        }
        listener.batch(shop, count, start);
      } catch (RuntimeException e) {
        changed = true;
        boolean ofTheStore = Faults.isOfTheStore(e);
        if (ofTheStore && !(e instanceof OutcomeUnknownException)) {
          count = rest.size(); // commands that were not started are not started
        }
        List<PendingCommand<Command<?>, Outcome<?>>> failed = rest.subList(0, count);
        if (ofTheStore || count == 1) {
          failed.forEach(it -> it.fail(failed.size() == 1 ? e : Faults.copy(e)));
          listener.batch(shop, count, start);
        } else if (e instanceof HostWritesFailedException it && !it.failed().isEmpty()) {
          answer(engine, listener, shop, othersAfter(it, failed), false);
        } else { // halved until the commands that the store cannot write are found
          answer(engine, listener, shop, failed.subList(0, count / 2), false);
          answer(engine, listener, shop, failed.subList(count / 2, count), false);
        }
      }
      rest = rest.subList(count, rest.size());
    }
    return changed;
  }

  /** Fails the commands that carry a failed write of the host, and returns the others. */
  private static List<PendingCommand<Command<?>, Outcome<?>>> othersAfter(
      HostWritesFailedException fault, List<PendingCommand<Command<?>, Outcome<?>>> batch) {
    List<PendingCommand<Command<?>, Outcome<?>>> others = new ArrayList<>(batch.size());
    for (PendingCommand<Command<?>, Outcome<?>> pending : batch) {
      List<HostWrite> own =
          pending.request() instanceof AlongsideCommand<?> it
              ? it.ownAmong(fault.failed())
              : List.of();
      if (own.isEmpty()) {
        others.add(pending);
      } else {
        pending.fail(
            new HostWritesFailedException(own, fault.reason(), fault, fault.isRetryable()));
      }
    }
    if (others.size() == batch.size()) {
      throw new IllegalStateException("the store names a write that no command carries", fault);
    }
    return others;
  }

  @Override
  public RuntimeException dropped(ShopId shop) {
    return busy(shop, options);
  }

  @Override
  public RuntimeException broken(ShopId shop, Throwable cause) {
    return new OutcomeUnknownException(
        "the transaction of shop " + shop + " was aborted; repeat the same call", cause);
  }

  /** Returns the longest expected wait: a command is given up after {@code maxWait} anyway. */
  private static Duration expectedWait(LaneOptions options) {
    Duration expected = options.maxExpectedWait();
    return expected.compareTo(options.maxWait()) < 0 ? expected : options.maxWait();
  }

  /** Returns the exception for a call that has waited too long, or that would have. */
  private static BusyException busy(ShopId shop, LaneOptions options) {
    return new BusyException(
        "shop "
            + shop
            + " has more commands than the store takes in time: this one would probably have waited"
            + " for more than "
            + expectedWait(options)
            + ", or it has waited for "
            + options.maxWait()
            + ", or "
            + options.queueCapacity()
            + " are waiting already; nothing was done",
        null,
        BusyException.Resource.LANE);
  }
}
