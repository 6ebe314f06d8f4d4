package io.holdfast.benchmarks.dynamodb;

import io.holdfast.benchmarks.load.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The cost of an order that the ticket system's algorithm serves. */
final class CountedTickets {
  private static final int EACH = 5;
  private static final long PLENTY = 1_000_000;

  private CountedTickets() {}

  static List<CostRow> rows(DynamoDbClient client, Meter meter, Extent extent)
      throws InterruptedException, ExecutionException {
    int clients = extent.clients();
    Tickets failing = new Tickets(client, false);
    return List.of(
        row("ticket system: order, alone", failing, meter, 1, extent.times()),
        row(
            "ticket system: order served among " + clients + " clients, others fail",
            failing,
            meter,
            clients,
            EACH),
        row(
            "ticket system: order served among " + clients + " clients, all try until served",
            new Tickets(client, true),
            meter,
            clients,
            EACH));
  }

  /** Returns everything that was consumed, divided by the number of served orders. */
  private static CostRow row(String name, Tickets tickets, Meter meter, int clients, int each)
      throws InterruptedException, ExecutionException {
    tickets.open(1, PLENTY);
    Numbers numbers = new Numbers(1);
    meter.take();
    int served = place(tickets, numbers, clients, each);
    Meter.Metered metered = meter.take();
    tickets.check(served, served);
    return new CostRow(name, metered.cost().each(served), metered.stockWrites() / served);
  }

  private static int place(Tickets tickets, Numbers numbers, int clients, int each)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        all.add(threads.submit(() -> place(tickets, numbers, each)));
      }
      int served = 0;
      for (Future<Integer> one : all) {
        served += one.get();
      }
      return served;
    } finally {
      threads.shutdown();
    }
  }

  private static int place(Tickets tickets, Numbers numbers, int orders) {
    int served = 0;
    for (int i = 0; i < orders; i++) {
      served += tickets.place(numbers.order()) ? 1 : 0;
    }
    return served;
  }
}
