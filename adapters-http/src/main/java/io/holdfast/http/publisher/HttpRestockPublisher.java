package io.holdfast.http.publisher;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.PublishingException;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * Publishes restock requests to a factory, by a POST to its URL.
 *
 * <p>Every attempt sends the id of the request in the header {@code Idempotency-Key}. Any 2xx
 * status means that the factory has accepted the request; the body is ignored. A 4xx status other
 * than 408, 425 and 429, and a redirect, are permanent failures; every other failure is transient.
 * {@code Retry-After} is honoured, up to {@link HttpPublisherBuilder#longestWait}.
 *
 * <p>{@link #publish} takes no longer than {@link HttpPublisherBuilder#deadline}, from name
 * resolution to the last byte, whatever the factory does. Each call in progress has a daemon
 * thread, which ends some seconds after the last call.
 *
 * <p>The address that the URL leads to is checked when the publisher is built, and for each
 * connection: see {@link HttpPublisherBuilder}. The proxies of the JVM's system properties are not
 * used.
 *
 * <p>Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class HttpRestockPublisher implements RestockRequestPublisher, AutoCloseable {
  /** The maximum length of a message in bytes, and of the part of an answer that is read. */
  public static final int MAX_BODY = 65_536;

  private final URI url;
  private final FactoryFormat format;
  private final CloseableHttpClient client;
  private final Workers workers;
  private final Duration deadline;
  private final Duration longestWait;
  private final InstantSource clock;

  HttpRestockPublisher(
      URI url,
      FactoryFormat format,
      CloseableHttpClient client,
      Workers workers,
      HttpPublisherBuilder settings) {
    this.url = url;
    this.format = format;
    this.client = client;
    this.workers = workers;
    this.deadline = settings.deadline;
    this.longestWait = settings.longestWait;
    this.clock = settings.clock;
  }

  /**
   * Returns a builder of a publisher for a factory's URL.
   *
   * @param url the URL from the host's configuration, never from a request
   * @param format the format of the factory's messages
   */
  public static HttpPublisherBuilder builder(URI url, FactoryFormat format) {
    return new HttpPublisherBuilder(url, format);
  }

  /**
   * Sends a request to the factory.
   *
   * @param request the restock request
   * @throws PublishingException if the factory does not accept the request, as described for the
   *     class
   * @throws IllegalStateException if the publisher is closed, or the message has more than {@value
   *     #MAX_BODY} bytes
   */
  @Override
  public void publish(RestockRequest request) {
    Objects.requireNonNull(request, "request");
    ReplyVerdict.on(send(post(request)), clock, longestWait);
  }

  private HttpPost post(RestockRequest request) {
    byte[] body = format.body(request).getBytes(StandardCharsets.UTF_8);
    if (body.length > MAX_BODY) {
      throw new IllegalStateException("the message has more than " + MAX_BODY + " bytes");
    }
    HttpPost post = new HttpPost(url);
    post.setHeader("Idempotency-Key", request.id().value());
    post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    return post;
  }

  private Reply send(HttpPost post) {
    try {
      return workers.run(new Exchange(client, post, MAX_BODY), deadline);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw ReplyVerdict.on(e.getCause());
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("closed", e);
    }
  }

  /** Closes all connections. A call in progress fails, and its request may have been accepted. */
  @Override
  public void close() {
    workers.close();
    client.close(CloseMode.IMMEDIATE);
  }
}
