package io.holdfast.http;

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
 * Asks a factory for goods, by a POST to its URL.
 *
 * <p>The id of the request is the header {@code Idempotency-Key} of every try. Any 2xx status means
 * that the factory has taken the request over, whatever else it says; its body is looked at by
 * nobody. A 4xx status other than 408, 425 and 429, and a redirect, are final; everything else may
 * pass. {@code Retry-After} is honoured, up to {@link HttpPublisherBuilder#longestWait}.
 *
 * <p>{@link #publish} takes no longer than {@link HttpPublisherBuilder#deadline}, from the first
 * name server to the last byte, whatever the other side does. Each call in progress has a daemon
 * thread, which ends some seconds after the last one.
 *
 * <p>Where the URL may lead is checked when it is built, and for each connection: see {@link
 * HttpPublisherBuilder}. The proxies of the JVM's system properties are not used.
 *
 * <p>Safe for use by any number of threads.
 */
public final class HttpRestockPublisher implements RestockRequestPublisher, AutoCloseable {
  /** The most bytes of a message, and of an answer that is read. */
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
   * Of a factory's URL.
   *
   * @param url of the host's configuration, never of a request
   * @param format how the factory wants to be asked
   */
  public static HttpPublisherBuilder builder(URI url, FactoryFormat format) {
    return new HttpPublisherBuilder(url, format);
  }

  /**
   * Asks.
   *
   * @throws PublishingException as the class says
   * @throws IllegalStateException if it is closed, or the format made a message that is too large
   */
  @Override
  public void publish(RestockRequest request) {
    Objects.requireNonNull(request, "request");
    Verdict.on(send(post(request)), clock.instant(), longestWait);
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
      throw Verdict.on(e.getCause());
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("closed", e);
    }
  }

  /** Ends all connections. What is in progress fails, and may have been accepted. */
  @Override
  public void close() {
    workers.close();
    client.close(CloseMode.IMMEDIATE);
  }
}
