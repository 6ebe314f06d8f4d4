package io.holdfast.http;

import io.holdfast.inventory.error.ConfigurationException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a factory is asked.
 *
 * <p>Unless something else is said, its URL must be https on port 443, and its host's addresses
 * must all be public ones. No setting lets it lead to link-local addresses, where clouds keep their
 * metadata, to multicast or to reserved ones.
 *
 * <p>Not safe for use by several threads.
 */
public final class HttpPublisherBuilder {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  final URI url;
  final FactoryFormat format;
  boolean plainHttp;
  boolean privateAddresses;
  Set<Integer> ports = Set.of();
  Duration connectTimeout = Duration.ofSeconds(3);
  Duration readTimeout = Duration.ofSeconds(10);
  Duration deadline = Duration.ofSeconds(15);
  Duration longestWait = Duration.ofHours(1);
  int connections = 16;
  InstantSource clock = InstantSource.system();
  @Nullable SSLContext sslContext;
  HostLookup lookup = InetAddress::getAllByName;

  HttpPublisherBuilder(URI url, FactoryFormat format) {
    this.url = Objects.requireNonNull(url, "url");
    this.format = Objects.requireNonNull(format, "format");
  }

  /** Lets the URL be http, so that everybody on the way can read and change what is said. */
  public HttpPublisherBuilder allowPlainHttp() {
    plainHttp = true;
    return this;
  }

  /** Lets the host be this machine, or in a private network. */
  public HttpPublisherBuilder allowPrivateAddresses() {
    privateAddresses = true;
    return this;
  }

  /** Lets the URL have one of these ports, instead of the usual ones. */
  public HttpPublisherBuilder allowPorts(Integer... allowed) {
    ports = Set.of(allowed);
    return this;
  }

  /** How long to wait for a connection, 1 ms to 10 minutes. Default: 3 seconds. */
  public HttpPublisherBuilder connectTimeout(Duration longest) {
    connectTimeout = checked("connectTimeout", longest);
    return this;
  }

  /** How long the factory may be silent, 1 ms to 10 minutes. Default: 10 seconds. */
  public HttpPublisherBuilder readTimeout(Duration longest) {
    readTimeout = checked("readTimeout", longest);
    return this;
  }

  /**
   * How long a try may take in all, 1 ms to 10 minutes. Whoever leases requests leases them for
   * longer. Default: 15 seconds.
   */
  public HttpPublisherBuilder deadline(Duration longest) {
    deadline = checked("deadline", longest);
    return this;
  }

  /** The most that is believed of {@code Retry-After}. Default: 1 hour. */
  public HttpPublisherBuilder longestWait(Duration longest) {
    if (longest.isNegative() || longest.isZero()) {
      throw new ConfigurationException("longestWait: must be positive");
    }
    longestWait = longest;
    return this;
  }

  /** The most connections at a time, 1 to 1,000; further calls wait. Default: 16. */
  public HttpPublisherBuilder connections(int most) {
    if (most < 1 || most > 1_000) {
      throw new ConfigurationException("connections: must be 1 to 1000");
    }
    connections = most;
    return this;
  }

  /** What {@code Retry-After} is held against where it is a date. Default: the system's. */
  public HttpPublisherBuilder clock(InstantSource time) {
    clock = Objects.requireNonNull(time, "time");
    return this;
  }

  /** Which certificates are trusted, and which one is shown. Default: the JVM's. */
  public HttpPublisherBuilder sslContext(SSLContext context) {
    sslContext = Objects.requireNonNull(context, "context");
    return this;
  }

  /** For tests: another name server. */
  HttpPublisherBuilder lookup(HostLookup other) {
    lookup = other;
    return this;
  }

  /**
   * Checks the URL and where it leads. A name that has no address now is checked when it has one.
   *
   * @throws ConfigurationException naming the rule that is broken
   */
  public HttpRestockPublisher build() {
    return Client.publisher(this);
  }

  private static Duration checked(String field, Duration time) {
    if (time.toMillis() < 1 || time.compareTo(LONGEST) > 0) {
      throw new ConfigurationException(field + ": must be from 1 ms to " + LONGEST);
    }
    return time;
  }
}
