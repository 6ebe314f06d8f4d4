package io.holdfast.restock;

import io.holdfast.inventory.model.ShopId;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every shop that is due one turn, and waits for no shop before the others have theirs. A
 * shop that is still at its turn of another pass is left out.
 */
final class Pass {
  private static final Logger LOG = LoggerFactory.getLogger(RestockRelay.class);
  private static final int PAGE = 64;

  private final RelayOptions options;
  private final GuardedListener listener;
  private final Turns turns;
  private final Phaser running = new Phaser(1);
  private RelayReport report = RelayReport.NONE;
  private @Nullable Error error;

  Pass(RelayOptions options, GuardedListener listener, Turns turns) {
    this.options = options;
    this.listener = listener;
    this.turns = turns;
  }

  /**
   * Begins the turns, as slots become free.
   *
   * @throws io.holdfast.inventory.error.InventoryException if the outbox cannot say who is due
   */
  void begin(Executor executor) {
    @Nullable ShopId after = null;
    List<ShopId> page;
    do {
      page = options.outbox.dueShops(after, PAGE);
      for (ShopId shop : page) {
        if (turns.begin(shop)) {
          submit(executor, shop);
        } else if (turns.isClosing() || Thread.currentThread().isInterrupted()) {
          return;
        }
        after = shop;
      }
    } while (page.size() == PAGE);
  }

  private void submit(Executor executor, ShopId shop) {
    running.register();
    try {
      executor.execute(() -> turn(shop));
    } catch (RejectedExecutionException e) {
      turns.end(shop, false);
      ended(RelayReport.NONE, null);
      throw e;
    }
  }

  private void turn(ShopId shop) {
    RelayReport made = RelayReport.NONE;
    Error thrown = null;
    try {
      made = new ShopTurn(options, listener, turns::isClosing, shop).run();
    } catch (RuntimeException e) {
      LOG.warn("the outbox failed at the turn of shop {}", shop, e);
      listener.tell(to -> to.onFault(shop, e));
      made = new RelayReport(1, 0, 0, 0, 0, 0, 0, 1, false);
    } catch (Error e) {
      LOG.error("the turn of shop {} was broken off", shop, e);
      thrown = e;
    } finally {
      turns.end(shop, made.mayHaveMore());
      ended(made, thrown);
    }
  }

  private void ended(RelayReport made, @Nullable Error thrown) {
    synchronized (this) {
      report = report.plus(made);
      if (thrown != null) {
        error = thrown;
      }
    }
    running.arriveAndDeregister();
  }

  /**
   * Waits until all turns that were begun have ended. They end soon once the thread is interrupted,
   * which is kept.
   *
   * @throws Error what a publisher has thrown
   */
  RelayReport await() {
    running.arriveAndAwaitAdvance();
    synchronized (this) {
      if (error != null) {
        throw error;
      }
      return report;
    }
  }
}
