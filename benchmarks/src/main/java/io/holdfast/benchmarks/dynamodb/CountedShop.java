package io.holdfast.benchmarks.dynamodb;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A shop whose requests are counted. Its clock is set by hand, and asynchronous commands run only
 * on demand, so that the same commands are batched each time. Not safe for use by several threads.
 */
final class CountedShop implements AutoCloseable {
  /** The number of commands that share a transaction. */
  static final int BATCH = 99;

  final ShopId shop = OnDynamoDb.freshShop();
  final Inventory inventory;
  final Extent extent;
  private final Meter meter;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int ids;

  CountedShop(DynamoDbClient client, Meter meter, Extent extent) {
    this.meter = meter;
    this.extent = extent;
    DynamoDbTable.create(client, OnDynamoDb.TABLE);
    this.inventory =
        Inventory.builder(DynamoDbInventoryStore.builder(client).clock(() -> now).build())
            .executor(waiting::add)
            .build();
  }

  void advance(Duration time) {
    now = now.plus(time);
  }

  /** Returns a new id, with the usual length of a host's ids. */
  ReservationId freshId() {
    return new ReservationId("order-2026-01-01-%08d".formatted(++ids));
  }

  StockKey stock(String sku, long pieces) {
    StockKey key = StockKey.of(shop, new Sku(sku));
    inventory.define(StockDefinition.withOpening(key, pieces)).orElseThrow();
    return key;
  }

  Outcome<Reservation> commit(ReservationId id, String sku) {
    return inventory.commit(CommitRequest.of(shop, id, Line.of(sku, 1)));
  }

  /** Places orders that are batched, and returns their answers. */
  List<Outcome<Reservation>> commitTogether(List<ReservationId> ids, String sku) {
    List<CompletableFuture<Outcome<Reservation>>> answers = new ArrayList<>();
    for (ReservationId id : ids) {
      answers.add(
          inventory.commitAsync(CommitRequest.of(shop, id, Line.of(sku, 1))).toCompletableFuture());
    }
    for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
      next.run();
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  List<ReservationId> freshIds(int count) {
    List<ReservationId> fresh = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fresh.add(freshId());
    }
    return fresh;
  }

  /** An operation. */
  interface Operation {
    /** Runs the operation, and returns whether it did what it should. */
    boolean done();
  }

  /** Returns the cost per item of an operation on {@code of} items at once. */
  CostRow row(String name, int of, Operation all) {
    meter.take();
    if (!all.done()) {
      throw new IllegalStateException(name + ": the operation to be counted was not done");
    }
    Meter.Metered metered = meter.take();
    if (metered.failed() > 0) {
      throw new IllegalStateException(name + ": a condition failed with only one client");
    }
    return new CostRow(name, metered.cost().each(of), metered.stockWrites() / of);
  }

  /** Returns the average cost of an operation that is repeated. */
  CostRow row(String name, Operation once) {
    return row(
        name,
        extent.times(),
        () -> {
          boolean done = true;
          for (int i = 0; i < extent.times(); i++) {
            done &= once.done();
          }
          return done;
        });
  }

  @Override
  public void close() {
    inventory.close();
  }
}
