package io.holdfast.examples.ticketsgrpc;

import io.holdfast.caffeine.StockView;
import io.holdfast.examples.ticketsgrpc.observe.HealthWatch;
import io.holdfast.examples.ticketsgrpc.observe.MetricsPage;
import io.holdfast.examples.ticketsgrpc.observe.Observability;
import io.holdfast.examples.ticketsgrpc.rpc.TicketServer;
import io.holdfast.examples.ticketsgrpc.sale.TicketOffice;
import io.holdfast.examples.ticketsgrpc.store.OpenStore;
import io.holdfast.inventory.Inventory;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running service: the gRPC server, the pages for machines, and all that they use. */
final class TicketService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TicketService.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Inventory inventory;
  private final TicketServer server;
  private final MetricsPage page;

  private TicketService(Settings settings, OpenStore store, Observability observability)
      throws IOException {
    try {
      add(observability);
      add(store);
      inventory =
          add(
              Inventory.builder(observability.traced(store.store()))
                  .listener(observability.sales())
                  .build());
      settings.events().forEach(event -> event.openIn(inventory, settings.shop()));
      StockView view = add(StockView.of(inventory, settings.checkMaxAge()));
      TicketOffice office = new TicketOffice(inventory, view, settings.shop(), observability);
      server =
          add(
              TicketServer.start(
                  settings.server(), office, InstantSource.system(), observability.calls()));
      HealthWatch watch = add(HealthWatch.start(inventory, server::serving));
      page =
          add(MetricsPage.open(settings.metricsPort(), observability.registry(), watch::isReady));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts a service, which closes the store and the observability when it is closed or cannot
   * start.
   *
   * @throws IOException if a port cannot be used
   */
  static TicketService start(Settings settings, OpenStore store, Observability observability)
      throws IOException {
    return new TicketService(settings, store, observability);
  }

  private <T extends AutoCloseable> T add(T resource) {
    open.push(resource);
    return resource;
  }

  int grpcPort() {
    return server.port();
  }

  int metricsPort() {
    return page.port();
  }

  Inventory inventory() {
    return inventory;
  }

  /** Closes everything, the last first: no call comes in when the inventory is closed. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("something could not be closed", e);
      }
    }
  }
}
