package io.holdfast.examples.localfood.market;

import io.holdfast.examples.localfood.delivery.DeliveryApplication;
import io.holdfast.examples.localfood.order.OrderApplication;
import io.holdfast.examples.localfood.store.StoreApplication;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A service of the market. Each has a port and a database of its own. */
public enum MarketService {
  /** Takes orders. */
  ORDER(OrderApplication.class),
  /** The shops. */
  STORE(StoreApplication.class),
  /** The carriers. */
  DELIVERY(DeliveryApplication.class);

  private final Class<?> application;

  MarketService(Class<?> application) {
    this.application = application;
  }

  /** Returns the name, as in file names and URLs. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Starts the service.
   *
   * @param properties what differs from its {@code application.properties}
   * @param more what a test adds
   */
  public ConfigurableApplicationContext start(
      Map<String, ?> properties, Consumer<SpringApplicationBuilder> more) {
    SpringApplicationBuilder builder =
        new SpringApplicationBuilder(application).profiles(id()).registerShutdownHook(false);
    more.accept(builder);
    return builder.run(
        properties.entrySet().stream()
            .map(property -> "--" + property.getKey() + "=" + property.getValue())
            .toArray(String[]::new));
  }
}
