package io.holdfast.examples.ticketsgrpc;

import io.holdfast.caffeine.StockView;
import io.holdfast.examples.common.Opened;
import io.holdfast.examples.ticketsgrpc.observe.HealthWatch;
import io.holdfast.examples.ticketsgrpc.observe.MetricsPage;
import io.holdfast.examples.ticketsgrpc.observe.Observability;
import io.holdfast.examples.ticketsgrpc.rpc.TicketServer;
import io.holdfast.examples.ticketsgrpc.sale.TicketOffice;
import io.holdfast.examples.ticketsgrpc.store.OpenStore;
import io.holdfast.inventory.Inventory;
import java.io.IOException;
import java.time.InstantSource;

/** A running service: the gRPC server, the pages for machines, and all that they use. */
final class TicketService implements AutoCloseable {
  private final Opened open = new Opened();
  private final Inventory inventory;
  private final TicketServer server;
  private final MetricsPage page;

  /**
   * Starts a service, which closes the store and the observability when it is closed or cannot
   * start.
   *
   * @throws IOException if a port cannot be used
   */
  TicketService(Settings settings, OpenStore store, Observability observability)
      throws IOException {
    try {
      open.add(observability);
      open.add(store);
      inventory =
          open.add(
              Inventory.builder(observability.traced(store.store()))
                  .listener(observability.sales())
                  .build());
      settings.events.forEach(event -> event.openIn(inventory, settings.shop));
      StockView view = open.add(StockView.of(inventory, settings.checkMaxAge));
      TicketOffice office = new TicketOffice(inventory, view, settings.shop, observability);
      server =
          open.add(
              TicketServer.start(
                  settings.server(), office, InstantSource.system(), observability.calls()));
      HealthWatch watch = open.add(HealthWatch.start(inventory, server::serving));
      page =
          open.add(
              MetricsPage.open(settings.metricsPort, observability.registry(), watch::isReady));
    } catch (IOException | RuntimeException e) {
      Opened.closeAfter(e, open);
      throw e;
    }
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
    open.close();
  }
}
