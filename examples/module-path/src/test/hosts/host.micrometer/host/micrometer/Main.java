package host.micrometer;

import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.micrometer.InventoryMeterBinder;
import io.holdfast.micrometer.MicrometerInventoryListener;
import io.holdfast.micrometer.ObservationInventoryListener;
import io.holdfast.micrometer.OutboxMeterBinder;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;

/** Sells with meters and observations. */
public final class Main {
  private static final ShopId SHOP = new ShopId("shop");

  private Main() {}

  /** Sells once. */
  public static void main(String[] args) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    InMemoryInventoryStore store = InMemoryInventoryStore.create();
    try (Inventory inventory =
        Inventory.builder(store)
            .listener(MicrometerInventoryListener.create(meters))
            .listener(ObservationInventoryListener.create(observations))
            .build()) {
      InventoryMeterBinder.of(inventory).bindTo(meters);
      OutboxMeterBinder.create(store.restockOutbox()).bindTo(meters);
      inventory.define(StockDefinition.withOpening(StockKey.of(SHOP, new Sku("tea")), 5));
      inventory
          .commit(CommitRequest.of(SHOP, new ReservationId("order"), Line.of("tea", 1)))
          .orElseThrow();
    }
    if (meters.get("holdfast.command").tag("command", "commit").timer().count() != 1
        || meters.get("holdfast.call").tag("command", "commit").timer().count() != 1) {
      throw new IllegalStateException("not counted");
    }
    System.out.println("done");
  }
}
