package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.restock.spi.PublishingException;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Simulates a factory in this JVM. It drops repeats by the request's id, loses every fourth of its
 * answers, and sends the goods in two parts; the first one is announced by two threads at once. The
 * requests and booked goods are recorded here, independently of the database.
 */
final class Factory implements RestockRequestPublisher, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int TRUCKS = 3;

  private final Random random;
  private List<Inventory> docks = List.of();
  private final ExecutorService trucks = Executors.newFixedThreadPool(TRUCKS);
  private final Map<StockKey, List<RestockRequest>> asked = new TreeMap<>();
  private final Map<OperationId, Line> booked = new TreeMap<>();
  private final Queue<String> wrongs = new ConcurrentLinkedQueue<>();
  private int tries;
  private int onTheRoad;

  Factory(Random random) {
    this.random = random;
  }

  /** Sets the inventories that book arriving goods: any of them books each delivery. */
  synchronized void deliversTo(Inventory... any) {
    docks = List.of(any);
  }

  @Override
  public void publish(RestockRequest request) {
    boolean lost;
    synchronized (this) {
      tries++;
      List<RestockRequest> ofKey = asked.computeIfAbsent(request.key(), it -> new ArrayList<>());
      if (!ofKey.contains(request)) {
        accept(request, ofKey);
      }
      lost = random.nextInt(4) == 0;
    }
    if (lost) {
      throw PublishingException.transientFailure("the answer was lost", null);
    }
  }

  private void accept(RestockRequest request, List<RestockRequest> earlier) {
    if (request.number() != earlier.size() + 1) {
      wrongs.add(request + " came after " + earlier.size() + " others");
    }
    if (!earlier.isEmpty() && !isSent(earlier.get(earlier.size() - 1))) {
      wrongs.add(request + " was asked for while another was open");
    }
    earlier.add(request);
    notifyAll();
    long half = request.quantity() / 2;
    send(request, 1, half);
    send(request, 1, half);
    send(request, 2, request.quantity() - half);
  }

  private void send(RestockRequest request, int part, long pieces) {
    onTheRoad++;
    Inventory dock = docks.get(random.nextInt(docks.size()));
    trucks.execute(() -> arrive(request, dock, part, pieces));
  }

  private void arrive(RestockRequest request, Inventory dock, int part, long pieces) {
    Line goods = Line.of(request.key().sku().value(), pieces);
    OperationId id = delivery(request, part);
    synchronized (this) {
      booked.put(id, goods);
    }
    try {
      receive(dock, ReceiveRequest.of(Shop.ID, id, goods).answering(request.id()));
    } catch (RuntimeException | AssertionError e) {
      wrongs.add(id + ": " + e);
    }
    synchronized (this) {
      onTheRoad--;
    }
  }

  /** Announces the goods under the same id until there is an answer. */
  private void receive(Inventory dock, ReceiveRequest delivery) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      try {
        Outcome<StockChange> outcome = dock.receive(delivery);
        assertThat(outcome.isDone()).as("%s", outcome).isTrue();
        return;
      } catch (InventoryException fault) {
        if (!fault.isRetryable()) {
          throw fault;
        }
      }
    }
    throw new AssertionError("no answer within " + PATIENCE);
  }

  private static OperationId delivery(RestockRequest request, int part) {
    return new OperationId(
        "goods-" + request.key().sku() + "-" + request.number() + "-part-" + part);
  }

  /** Tells whether both parts were sent, so that the shop may have booked them. */
  private boolean isSent(RestockRequest request) {
    return booked.containsKey(delivery(request, 1)) && booked.containsKey(delivery(request, 2));
  }

  /** Waits until it has received this many more requests. */
  synchronized void awaitMore(int requests) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int target = requests() + requests; requests() < target; ) {
      assertThat(System.nanoTime() - end).as("waited for %s requests", requests).isNegative();
      wait(1_000);
    }
  }

  /** Tells whether all goods have arrived. */
  synchronized boolean isQuiet() {
    return onTheRoad == 0;
  }

  /** Returns the number of requests that it has received. */
  synchronized int requests() {
    return asked.values().stream().mapToInt(List::size).sum();
  }

  /** Returns the received requests of a stock key, in the order of arrival. */
  synchronized List<RestockRequest> asked(StockKey key) {
    return List.copyOf(asked.getOrDefault(key, List.of()));
  }

  /** Returns the number of booked pieces of a stock key. */
  synchronized long booked(StockKey key) {
    return booked.values().stream()
        .filter(it -> it.key(Shop.ID).equals(key))
        .mapToLong(Line::quantity)
        .sum();
  }

  /** Returns descriptions of events that must not happen. */
  List<String> wrongs() {
    return List.copyOf(wrongs);
  }

  @Override
  public void close() {
    trucks.shutdownNow();
  }

  @Override
  public synchronized String toString() {
    return "%d requests, published %d times, %d deliveries"
        .formatted(requests(), tries, booked.size());
  }
}
