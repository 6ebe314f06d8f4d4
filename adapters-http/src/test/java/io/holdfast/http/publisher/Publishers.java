package io.holdfast.http.publisher;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.http.factory.FactoryDouble;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.PublishingException;
import java.net.URI;
import java.time.Duration;

/** Creates publishers for tests. */
public final class Publishers {
  static final URI CALLBACK = URI.create("https://shop.example/callback");
  static final FactoryFormat FORMAT = JsonFactoryFormat.create(CALLBACK);

  private Publishers() {}

  /** Returns a builder for a factory on this machine, with short time limits. */
  public static HttpPublisherBuilder to(FactoryDouble factory) {
    return to(factory, factory.url("/api/manufactures"));
  }

  public static HttpPublisherBuilder to(FactoryDouble factory, URI url) {
    return HttpRestockPublisher.builder(url, FORMAT)
        .allowPlainHttp()
        .allowPrivateAddresses()
        .allowPorts(factory.port())
        .deadline(Duration.ofSeconds(20));
  }

  /** Publishes a request that is not accepted, and returns the failure. */
  public static PublishingException failure(
      HttpPublisherBuilder publisher, RestockRequest request) {
    try (HttpRestockPublisher it = publisher.build()) {
      return catchThrowableOfType(PublishingException.class, () -> it.publish(request));
    }
  }
}
