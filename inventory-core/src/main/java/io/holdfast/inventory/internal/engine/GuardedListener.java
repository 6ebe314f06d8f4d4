package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.CommandCall;
import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.CommandEvent.Path;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReadEvent;
import io.holdfast.inventory.ReadKind;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.HostCode;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notifies the listeners of a host, and does not pass their exceptions to the caller. */
public class GuardedListener {
  /** No listener. */
  static final GuardedListener SILENT = new GuardedListener(List.of());

  private static final Logger LOG = LoggerFactory.getLogger(InventoryListener.class);

  /** Whether listeners of a class look at levels that have changed. */
  private static final ClassValue<Boolean> LOOKS_AT_LEVELS =
      overrides("onStockChanged", List.class);

  /** Whether listeners of a class want to know when calls begin. */
  private static final ClassValue<Boolean> FOLLOWS_CALLS = overrides("onCall", CommandCall.class);

  /** The start of a command that began when there was no listener. */
  private static final long UNHEARD = 0;

  private final List<InventoryListener> listeners;

  private static ClassValue<Boolean> overrides(String method, Class<?> parameter) {
    return new ClassValue<>() {
      @Override
      protected Boolean computeValue(Class<?> type) {
        try {
          return type.getMethod(method, parameter).getDeclaringClass() != InventoryListener.class;
        } catch (NoSuchMethodException e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }

  /**
   * Creates the listeners of an inventory, to which others can be added.
   *
   * @param listeners the listeners from the start
   */
  public static GuardedListener of(List<InventoryListener> listeners) {
    return new GuardedListener(new CopyOnWriteArrayList<>(listeners));
  }

  GuardedListener(List<InventoryListener> shared) {
    this.listeners = shared;
  }

  /** Adds a listener, which is notified after those that are there. */
  public final void add(InventoryListener listener) {
    listeners.add(listener);
  }

  /** Removes a listener that was added. */
  public final void remove(InventoryListener listener) {
    listeners.remove(listener);
  }

  /** Returns whether there is no listener. */
  final boolean isSilent() {
    return listeners.isEmpty();
  }

  final long start() {
    return isSilent() ? UNHEARD : System.nanoTime();
  }

  /** Returns a listener that keeps all calls of the same listeners. */
  final DeferredListener deferred() {
    return new DeferredListener(listeners);
  }

  /**
   * Tells that a host calls a command, before anything of it is done.
   *
   * @param blocking whether the calling thread waits for the answer
   */
  final FollowedCall follow(Command<?> command, boolean blocking) {
    if (isSilent()) {
      return FollowedCall.NOT_FOLLOWED;
    }
    long start = System.nanoTime();
    List<CommandCall.End> ends = new ArrayList<>(0);
    for (InventoryListener listener : listeners) {
      if (FOLLOWS_CALLS.get(listener.getClass())) {
        CommandCall call =
            new CommandCall(command.kind(), command.shop(), command.entry(), blocking);
        run(() -> addIfThere(ends, listener.onCall(call)));
      }
    }
    return FollowedCall.of(command, start, ends);
  }

  private static void addIfThere(List<CommandCall.End> ends, CommandCall.@Nullable End end) {
    if (end != null) {
      ends.add(end);
    }
  }

  final void outcome(Command<?> command, Outcome<?> outcome, long start, Path path, long batch) {
    if (start == UNHEARD) {
      return;
    }
    tell(command, outcome, null, start, path, batch);
    if (outcome instanceof Outcome.Done<?> done
        && !done.replayed()
        && done.value() instanceof StockChange change) {
      surplus(change);
    }
  }

  private void surplus(StockChange change) {
    Receipt receipt = change.receipt();
    if (receipt != null && receipt.surplus() > 0) {
      call(it -> it.onSurplus(change.levels().get(0).key(), receipt));
    }
  }

  final void fault(
      Command<?> command, InventoryException fault, long start, Path path, long batch) {
    if (start != UNHEARD) {
      tell(command, null, fault, start, path, batch);
    }
  }

  private void tell(
      Command<?> command,
      @Nullable Outcome<?> outcome,
      @Nullable InventoryException fault,
      long start,
      Path path,
      long batch) {
    CommandEvent event = FollowedCall.event(command, outcome, fault, since(start), path, batch);
    call(it -> it.onCommand(event));
  }

  final void batch(ShopId shop, int commands, long start) {
    if (start != UNHEARD) {
      Duration elapsed = since(start);
      call(it -> it.onBatch(shop, commands, elapsed));
    }
  }

  final void read(
      ReadKind kind, @Nullable ShopId shop, @Nullable InventoryException fault, long start) {
    if (start != UNHEARD) {
      ReadEvent event = new ReadEvent(kind, shop, fault, since(start));
      call(it -> it.onRead(event));
    }
  }

  /** Tells that a page of a shop has been verified. */
  public final void verified(ShopId shop, VerifyReport report) {
    call(it -> it.onVerified(shop, report));
  }

  /** Returns whether a listener looks at levels that have changed. */
  private boolean wantsLevels() {
    for (InventoryListener listener : listeners) {
      if (LOOKS_AT_LEVELS.get(listener.getClass())) {
        return true;
      }
    }
    return false;
  }

  final void changed(Changes changes) {
    changed(changes, levels -> levels.stream().map(LevelChange::after).toList());
  }

  /**
   * Tells of changes. Levels that were not written as they were decided are read back; if that
   * fails, it is logged, and the levels are not told.
   *
   * @param stored the function that returns the levels as they are stored
   */
  final void changed(Changes changes, Function<List<LevelChange>, List<StoredLevel>> stored) {
    if (isSilent() || changes.isEmpty()) {
      return;
    }
    if (!changes.levels().isEmpty() && wantsLevels()) {
      levels(changes.levels(), stored);
    }
    List<Reservation> expired = expired(changes);
    if (!expired.isEmpty()) {
      call(it -> it.onHoldsExpired(expired));
    }
    if (!changes.requests().isEmpty()) {
      call(it -> it.onRestockRequested(changes.requests()));
    }
  }

  private void levels(
      List<LevelChange> changes, Function<List<LevelChange>, List<StoredLevel>> stored) {
    try {
      List<StockLevel> levels =
          stored.apply(changes).stream().map(StoredLevel::toStockLevel).toList();
      call(it -> it.onStockChanged(levels));
    } catch (RuntimeException e) {
      LOG.warn("levels that have changed could not be read back", LoggedFailure.of(e));
    }
  }

  /** Returns the holds that these changes record as expired. */
  private static List<Reservation> expired(Changes changes) {
    List<Reservation> expired = new ArrayList<>(0);
    for (EntryChange change : changes.entries()) {
      if (change.recordsExpiry() && change.after() instanceof Reservation it) {
        expired.add(it);
      }
    }
    return List.copyOf(expired);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Calls each listener. */
  void call(Consumer<InventoryListener> call) {
    for (InventoryListener listener : listeners) {
      run(() -> call.accept(listener));
    }
  }

  private static void run(Runnable call) {
    HostCode.run(
        LOG, "an InventoryListener failed; the command of this event is not affected", call);
  }
}
