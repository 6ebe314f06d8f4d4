package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.internal.command.RequestRestockCommand;
import io.holdfast.inventory.internal.command.TransactionLimit;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.RestockStatus.Trigger;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the restock work that transactions leave: requests for which they had no room, and demand.
 * A failure to write it does not affect the command that caused it: a due request remains due, and
 * follows with the next change of its stock. Safe for use by any number of threads.
 */
final class RestockWriter {
  private static final Logger LOG = LoggerFactory.getLogger(RestockWriter.class);

  private final TransactionLimit limit;
  private final Demand demand = new Demand();

  RestockWriter(TransactionLimit limit) {
    this.limit = limit;
  }

  /**
   * Writes what a transaction has left.
   *
   * @param result the result of the transaction
   * @param run runs a command in a separate transaction
   */
  void follow(ShopId shop, DecisionResult<?> result, Consumer<RequestRestockCommand> run) {
    Map<StockKey, Long> keys = due(result.changes());
    if (!result.demand().isEmpty()) {
      keys.putAll(demand.add(result.demand(), System.nanoTime()));
    }
    write(shop, keys, run);
  }

  private Map<StockKey, Long> due(Changes changes) {
    Map<StockKey, Long> due = new TreeMap<>();
    if (limit.isNone()) {
      return due;
    }
    for (LevelChange change : changes.levels()) {
      RestockStatus restock = change.after().restock();
      if (restock != null && restock.trigger() == Trigger.DUE && change.changesRestock()) {
        due.put(change.key(), 0L);
      }
    }
    return due;
  }

  /** Returns whether demand has been counted that is not written yet. */
  boolean hasUnwritten() {
    return !demand.isEmpty();
  }

  /** Writes all demand that has been counted. */
  void flush(Consumer<RequestRestockCommand> run) {
    Map<ShopId, Map<StockKey, Long>> shops = new TreeMap<>();
    demand
        .drain()
        .forEach(
            (key, pieces) ->
                shops.computeIfAbsent(key.shop(), some -> new TreeMap<>()).put(key, pieces));
    shops.forEach((shop, keys) -> write(shop, keys, run));
  }

  private void write(ShopId shop, Map<StockKey, Long> keys, Consumer<RequestRestockCommand> run) {
    int most =
        limit.isNone() ? Integer.MAX_VALUE : limit.rows() / RequestRestockCommand.ROWS_OF_A_KEY;
    Map<StockKey, Long> some = new TreeMap<>();
    for (Map.Entry<StockKey, Long> each : keys.entrySet()) {
      some.put(each.getKey(), each.getValue());
      if (some.size() == most) {
        run(new RequestRestockCommand(shop, Map.copyOf(some)), run);
        some.clear();
      }
    }
    if (!some.isEmpty()) {
      run(new RequestRestockCommand(shop, some), run);
    }
  }

  private static void run(RequestRestockCommand command, Consumer<RequestRestockCommand> run) {
    try {
      run.accept(command);
    } catch (RuntimeException e) {
      if (command.demand().size() > 1 && !Faults.isOfTheStore(e)) {
        runEachAlone(command, run);
        return;
      }
      LOG.warn(
          "restock requests and demand of {} could not be written; a request that is due"
              + " follows with the next change of its stock, demand of {} stock keys is not"
              + " counted",
          command.shop(),
          command.demand().values().stream().filter(pieces -> pieces > 0).count(),
          LoggedFailure.of(e));
    }
  }

  /** One level that cannot be read does not cost the demand of the others. */
  private static void runEachAlone(
      RequestRestockCommand command, Consumer<RequestRestockCommand> run) {
    command
        .demand()
        .forEach(
            (key, pieces) ->
                run(new RequestRestockCommand(command.shop(), Map.of(key, pieces)), run));
  }
}
