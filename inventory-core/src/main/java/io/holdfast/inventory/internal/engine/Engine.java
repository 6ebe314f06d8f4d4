package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.CommandEvent.Path;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.command.ExpireCommand;
import io.holdfast.inventory.internal.command.ExpireCommand.Freed;
import io.holdfast.inventory.internal.command.TransactionLimit;
import io.holdfast.inventory.internal.engine.BatchDecision.Answer;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Runs commands on a store. If a command needs expired holds freed, they are freed in separate
 * transactions and the command is decided again, so that no transaction takes a lock out of key
 * order.
 */
public final class Engine {
  /** Bounds the work for one command. Each round frees 128 holds. */
  private static final int MAX_ROUNDS = 10_000;

  /**
   * The rounds in a row that may free nothing: as many that it is never because other processes
   * free the same holds first.
   */
  private static final int MAX_IDLE_ROUNDS = 100;

  private final InventoryStore store;
  private final GuardedListener listener;
  private final TransactionLimit limit;
  private final RestockWriter restock;
  private final LongAdder conflicts;
  private final Path path;

  public Engine(InventoryStore store, GuardedListener listener) {
    this(store, listener, TransactionLimit.of(store.limits()));
  }

  private Engine(InventoryStore store, GuardedListener listener, TransactionLimit limit) {
    this(store, listener, limit, new RestockWriter(limit), new LongAdder());
  }

  private Engine(
      InventoryStore store,
      GuardedListener listener,
      TransactionLimit limit,
      RestockWriter restock,
      LongAdder conflicts) {
    this.store = store;
    this.listener = listener;
    this.limit = limit;
    this.restock = restock;
    this.conflicts = conflicts;
    this.path = store.isInHostTransaction() ? Path.HOST_TRANSACTION : Path.DIRECT;
  }

  /**
   * Refuses a command that no transaction of the store could carry.
   *
   * @throws InvalidRequestException if the command changes more rows than one transaction can carry
   */
  void check(Command<?> command) {
    if (command.rows() > limit.rows()) {
      throw limit.refusal(command.rows());
    }
  }

  /**
   * Runs a command in a separate transaction.
   *
   * @throws InvalidRequestException if the command changes more rows than one transaction can carry
   */
  public <T> Outcome<T> run(Command<T> command) {
    check(command);
    return run(command, snapshot -> decide(command, snapshot), outcome -> outcome);
  }

  private <T, A> A run(
      Command<T> command,
      Function<Snapshot, DecisionResult<A>> decision,
      Function<A, Outcome<T>> outcome) {
    long start = listener.start();
    try {
      A answer = decide(command.shop(), command.footprint(), decision).answered();
      listener.outcome(command, outcome.apply(answer), start, path, 0);
      return answer;
    } catch (InventoryException fault) {
      listener.fault(command, fault, start, path, 0);
      throw fault;
    }
  }

  private <T> DecisionResult<Outcome<T>> decide(Command<T> command, Snapshot snapshot) {
    boolean expiredHolds = store.hasExpiredHoldOutbox();
    DecisionResult<Outcome<T>> result =
        decide(command, new WorkingCopy(snapshot, true, expiredHolds));
    if (!limit.allows(result.changes())) {
      result = decide(command, new WorkingCopy(snapshot, false, expiredHolds));
      limit.check(result.changes());
    }
    return result;
  }

  private static <T> DecisionResult<Outcome<T>> decide(Command<T> command, WorkingCopy copy) {
    Outcome<T> outcome = command.decide(copy);
    return outcome == null ? DecisionResult.freeFirst(copy) : DecisionResult.of(outcome, copy);
  }

  /** Returns the number of commands from the head of a list that probably fit one transaction. */
  int fitting(List<? extends Command<?>> commands) {
    return limit.fitting(commands);
  }

  /**
   * Runs commands of one shop in one transaction, and answers all of them, or the longest prefix
   * that the transaction can carry.
   *
   * @param lookFirst true to decide on a snapshot without locks first: refusals and replays need
   *     nothing else, and a transaction follows only if a command has an effect
   */
  DecisionResult<List<Answer>> run(
      ShopId shop, List<? extends Command<?>> commands, boolean lookFirst) {
    Footprint footprint = footprint(shop, commands);
    BatchDecision batch = new BatchDecision(commands, limit, store.hasExpiredHoldOutbox());
    if (lookFirst) {
      DecisionResult<List<Answer>> seen = batch.on(store.read(footprint));
      if (seen.isAnswered() && !seen.hasChanged()) {
        restock.follow(shop, seen, this::run);
        return seen;
      }
    }
    return decide(shop, footprint, batch::on);
  }

  private static Footprint footprint(ShopId shop, List<? extends Command<?>> commands) {
    if (commands.size() == 1) {
      return commands.get(0).footprint();
    }
    Footprint.Builder builder = Footprint.of(shop);
    commands.forEach(command -> builder.all(command.footprint()));
    return builder.build();
  }

  /** Decides, and frees expired holds and decides again as long as the decision asks for it. */
  private <A> DecisionResult<A> decide(
      ShopId shop, Footprint footprint, Function<Snapshot, DecisionResult<A>> decision) {
    CountedDecision<A> counted = new CountedDecision<>(decision);
    int idle = 0;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      DecisionResult<A> result;
      try {
        result = store.decide(footprint, counted);
      } finally {
        conflicts.add(counted.takeRepeats());
      }
      if (counted.isStale()) {
        listener.changed(result.changes(), levels -> stored(shop, levels));
      } else {
        listener.changed(result.changes());
      }
      restock.follow(shop, result, this::run);
      if (result.isAnswered()) {
        return result;
      }
      idle = free(shop, result.keysToFree(), result.holdsToFree()) > 0 ? 0 : idle + 1;
      if (idle == MAX_IDLE_ROUNDS) {
        throw new InvariantViolationException(
            "expired holds cannot be freed, of keys %s or with ids %s; verify shows the rows"
                .formatted(result.keysToFree(), result.holdsToFree()),
            null);
      }
    }
    throw new BusyException("expired holds kept appearing faster than they could be freed", null);
  }

  /**
   * Returns levels as they are stored now. What was written to them were differences, so that only
   * the store knows the sums.
   */
  private List<StoredLevel> stored(ShopId shop, List<LevelChange> changes) {
    Footprint.Builder footprint = Footprint.of(shop);
    changes.forEach(change -> footprint.key(change.key()));
    Snapshot now = store.read(footprint.build());
    return changes.stream()
        .map(change -> now.level(change.key()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Returns the way of a command that this engine runs alone. */
  Path path() {
    return path;
  }

  /** Returns the number of decisions that the store has repeated. */
  long conflicts() {
    return conflicts.sum();
  }

  /** Returns whether {@link #flush} has something to write. */
  public boolean hasUnwritten() {
    return restock.hasUnwritten();
  }

  /** Writes the demand that is known and not written yet. */
  public void flush() {
    restock.flush(this::run);
  }

  /**
   * Frees expired holds, as many as can be, and returns how many. Fails only if it frees none of
   * them for a fault.
   */
  private int free(ShopId shop, Collection<StockKey> keys, Collection<ReservationId> holds) {
    ExpiryWriter writer = expiryWriter();
    for (StockKey key : keys) {
      Snapshot snapshot = store.read(Footprint.of(shop).holdsOf(key).build());
      List<ReservationId> expired =
          snapshot.holds(key).stream()
              .filter(hold -> hold.hasEnded(snapshot.now()))
              .map(ExpiringHold::reservation)
              .toList();
      writer.expire(shop, expired, List.of(key));
    }
    writer.expire(shop, List.copyOf(holds), List.of());
    RuntimeException fault = writer.fault();
    if (fault != null && writer.expired() == 0) {
      throw fault;
    }
    return writer.expired();
  }

  /** Returns an engine with the same state and another listener. */
  Engine telling(GuardedListener other) {
    return new Engine(store, other, limit, restock, conflicts);
  }

  /** Records as expired those of the given holds that have expired, except those that cannot be. */
  ExpiryWriter expire(ShopId shop, List<ReservationId> holds, List<StockKey> keys) {
    ExpiryWriter writer = expiryWriter();
    writer.expire(shop, holds, keys);
    return writer;
  }

  private ExpiryWriter expiryWriter() {
    return new ExpiryWriter(limit, this::expire);
  }

  /**
   * Records expired holds in one transaction. If the first one is so large that its message for the
   * outbox does not fit beside it, the message is written before, in a separate transaction: it
   * must not be lost if the process dies in between.
   */
  private Freed expire(ExpireCommand command) {
    Freed freed = expire(command, store.hasExpiredHoldOutbox());
    if (!freed.announced()) {
      return freed;
    }
    int before = freed.looked();
    List<ReservationId> announced = List.copyOf(command.holds()).subList(before, before + 1);
    Freed large = expire(new ExpireCommand(command.shop(), announced, command.keys()), false);
    return new Freed(large.expired(), before + large.looked(), false);
  }

  private Freed expire(ExpireCommand command, boolean writesExpiredHolds) {
    return run(
        command,
        snapshot -> {
          DecisionResult<Freed> freed =
              free(command, new WorkingCopy(snapshot, true, writesExpiredHolds));
          if (!limit.allows(freed.changes())) {
            freed = free(command, new WorkingCopy(snapshot, false, writesExpiredHolds));
          }
          if (!freed.changes().expiredHolds().isEmpty() && !limit.allows(freed.changes())) {
            // Only a hold that is alone in its transaction is too large. It was the last looked at.
            int before = freed.answered().looked() - 1;
            return DecisionResult.onlyExpiredHolds(new Freed(0, before, true), freed.changes());
          }
          limit.check(freed.changes());
          return freed;
        },
        freed -> Outcome.done(freed.expired()));
  }

  private DecisionResult<Freed> free(ExpireCommand command, WorkingCopy copy) {
    return DecisionResult.of(command.free(copy, limit), copy);
  }
}
