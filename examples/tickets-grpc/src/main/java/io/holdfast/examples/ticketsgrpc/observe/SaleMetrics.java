package io.holdfast.examples.ticketsgrpc.observe;

import io.holdfast.examples.ticketsgrpc.sale.TicketOffice;
import io.holdfast.examples.ticketsgrpc.sale.TicketRequest;
import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.model.Reservation;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * Metrics of sales, with the names and labels of the service that this one replaces. The inventory
 * tells them each command.
 */
final class SaleMetrics implements InventoryListener {
  private final Counter commits;
  private final Counter releases;
  private final Counter checks;
  private final Counter conflicts;
  private final Counter repeated;
  private final Counter first;

  SaleMetrics(PrometheusRegistry registry) {
    commits = counter(registry, "inventory_commit_reservations_total", "inventory_type", "status");
    releases = counter(registry, "inventory_release_holds_total", "inventory_type", "status");
    checks = counter(registry, "inventory_check_availability_total", "inventory_type", "result");
    conflicts = counter(registry, "inventory_conflicts_total", "conflict_type");
    repeated = counter(registry, "idempotency_hits_total", "operation_type");
    first = counter(registry, "idempotency_misses_total", "operation_type");
  }

  private static Counter counter(PrometheusRegistry registry, String name, String... labels) {
    return Counter.builder()
        .name(name)
        .help(name.replace("_total", "").replace('_', ' '))
        .labelNames(labels)
        .register(registry);
  }

  void checked(boolean bySeat, boolean available) {
    checks.labelValues(type(bySeat), available ? "available" : "unavailable").inc();
  }

  void refused(CommandKind command, boolean bySeat) {
    (command == CommandKind.COMMIT ? commits : releases)
        .labelValues(type(bySeat), "conflict")
        .inc();
  }

  @Override
  public void onCommand(CommandEvent event) {
    if (event.command() == CommandKind.COMMIT) {
      ended(commits, "commit", event);
    } else if (event.command() == CommandKind.RELEASE) {
      ended(releases, "release", event);
    }
  }

  private void ended(Counter counter, String step, CommandEvent event) {
    String type = type(isBySeat(event));
    Outcome<?> outcome = event.outcome();
    if (outcome == null) {
      counter.labelValues(type, "error").inc();
      return;
    }
    counter.labelValues(type, outcome.isDone() ? "success" : "conflict").inc();
    if (outcome.isDone()) {
      (outcome.isReplayed() ? repeated : first).labelValues(step).inc();
    } else if (outcome.refusal().orElseThrow() instanceof Refusal.InsufficientStock) {
      conflicts.labelValues(type).inc();
    }
  }

  private static String type(boolean bySeat) {
    return bySeat ? "seat" : "quantity";
  }

  private static boolean isBySeat(CommandEvent event) {
    boolean named =
        event.lines().stream().anyMatch(line -> line.location().equals(TicketRequest.SEATS));
    if (named || !(event.outcome() instanceof Outcome.Done<?> done)) {
      return named;
    }
    return done.value() instanceof Reservation reservation
        && !TicketOffice.seats(reservation).isEmpty();
  }
}
