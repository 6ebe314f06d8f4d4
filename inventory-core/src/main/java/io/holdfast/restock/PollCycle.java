package io.holdfast.restock;

import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.HostCode;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives one turn to every shop that has messages due. No shop gets a second turn before the others
 * have had theirs. A shop whose turn of another pass is still running is left out.
 */
final class PollCycle<C extends OutboxContent> {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int PAGE = 64;

  private final RelayOptions<C> options;
  private final ShopSlots turns;
  private final Phaser running = new Phaser(1);
  private final Set<Turn> handedOver = ConcurrentHashMap.newKeySet();
  private RelayReport report = RelayReport.NONE;
  private @Nullable Error error;

  PollCycle(RelayOptions<C> options, ShopSlots turns) {
    this.options = options;
    this.turns = turns;
  }

  /**
   * A turn that was given to an executor. It is either run or taken back, whichever comes first.
   */
  private final class Turn implements Runnable {
    private final ShopId shop;
    private final AtomicBoolean begun = new AtomicBoolean();

    Turn(ShopId shop) {
      this.shop = shop;
    }

    /** Marks the turn as begun. Returns whether the caller has to run or end it. */
    boolean take() {
      handedOver.remove(this);
      return begun.compareAndSet(false, true);
    }

    @Override
    public void run() {
      if (take()) {
        turn(shop);
      }
    }
  }

  /**
   * Begins the turns, as slots become free.
   *
   * @throws io.holdfast.inventory.error.InventoryException if the outbox cannot list the shops that
   *     are due
   */
  void begin(Executor executor) {
    @Nullable ShopId after = null;
    List<ShopId> page;
    do {
      page = options.outbox.dueShops(after, PAGE);
      for (ShopId shop : page) {
        if (begins(shop)) {
          submit(executor, new Turn(shop));
        } else if (turns.isClosing() || Thread.currentThread().isInterrupted()) {
          return;
        }
        after = shop;
      }
    } while (page.size() == PAGE);
  }

  private boolean begins(ShopId shop) {
    ShopSlots.Slot slot = turns.begin(shop, options.lease);
    while (slot == ShopSlots.Slot.FULL) {
      takeBack();
      slot = turns.begin(shop, options.lease);
    }
    return slot == ShopSlots.Slot.TAKEN;
  }

  private void submit(Executor executor, Turn turn) {
    running.register();
    handedOver.add(turn);
    try {
      executor.execute(turn);
    } catch (Throwable e) { // also a checked one, of an executor in another language
      if (turn.take()) {
        ended(turn.shop, RelayReport.NONE, null);
      }
      throw e;
    }
  }

  /**
   * Takes back the turns that the executor has not begun during one lease. The executor has lost
   * them.
   */
  private void takeBack() {
    for (Turn turn : handedOver) {
      if (turn.take()) {
        BusyException lost =
            new BusyException(
                "the executor has not begun the turn of shop "
                    + turn.shop
                    + " for "
                    + options.kind.noun()
                    + "s",
                null);
        ended(turn.shop, failed(turn.shop, lost), null);
      }
    }
  }

  private void turn(ShopId shop) {
    RelayReport made = RelayReport.NONE;
    Error thrown = null;
    try {
      made = new ShopDelivery<>(options, turns::isClosing, shop).run();
    } catch (Exception e) { // also a checked one, of an outbox in another language
      HostCode.keepInterrupt(e);
      made = failed(shop, e instanceof RuntimeException it ? it : new IllegalStateException(e));
    } catch (Error e) {
      LOG.error(
          "the turn of shop {} for {}s was aborted",
          shop,
          options.kind.noun(),
          LoggedFailure.of(e));
      thrown = e;
    } finally {
      ended(shop, made, thrown);
    }
  }

  private RelayReport failed(ShopId shop, RuntimeException e) {
    LOG.warn("the turn of shop {} for {}s failed", shop, options.kind.noun(), LoggedFailure.of(e));
    options.listener.tell(to -> to.onFault(shop, e));
    return new RelayReport(1, 0, 0, 0, 0, 0, 0, 1, false);
  }

  private void ended(ShopId shop, RelayReport made, @Nullable Error thrown) {
    turns.end(shop, made.mayHaveMore());
    synchronized (this) {
      report = report.plus(made);
      if (thrown != null) {
        error = thrown;
      }
    }
    running.arriveAndDeregister();
  }

  /**
   * Waits until all turns that were begun have ended. They end soon after the thread is
   * interrupted. The interrupt is preserved.
   *
   * @throws Error if the host's code has thrown it
   */
  RelayReport await() {
    int phase = running.arrive();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        running.awaitAdvanceInterruptibly(phase, options.lease.toNanos(), TimeUnit.NANOSECONDS);
        ended = true;
      } catch (TimeoutException e) {
        takeBack();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      if (error != null) {
        throw error;
      }
      return report;
    }
  }
}
