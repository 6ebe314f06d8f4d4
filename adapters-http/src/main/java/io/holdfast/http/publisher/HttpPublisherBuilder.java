package io.holdfast.http.publisher;

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
 * The options of an {@link HttpRestockPublisher}.
 *
 * <p>By default the URL must be https on port 443, and all addresses of its host must be public. No
 * option allows link-local addresses, where clouds have their metadata, multicast or reserved
 * addresses.
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

  /** Allows an http URL. Every system on the path can then read and change the messages. */
  public HttpPublisherBuilder allowPlainHttp() {
    plainHttp = true;
    return this;
  }

  /** Allows addresses of this machine and of private networks. */
  public HttpPublisherBuilder allowPrivateAddresses() {
    privateAddresses = true;
    return this;
  }

  /**
   * Sets the ports that the URL may have. Default: 443 for https and 80 for http.
   *
   * @param ports the allowed ports
   */
  public HttpPublisherBuilder allowPorts(Integer... ports) {
    this.ports = Set.of(ports);
    return this;
  }

  /**
   * Sets how long to wait for a connection. Default: 3 seconds.
   *
   * @param connectTimeout the time, 1 ms to 10 minutes
   * @throws ConfigurationException if the time is out of range
   */
  public HttpPublisherBuilder connectTimeout(Duration connectTimeout) {
    this.connectTimeout = checked("connectTimeout", connectTimeout);
    return this;
  }

  /**
   * Sets how long the factory may send nothing. Default: 10 seconds.
   *
   * @param readTimeout the time, 1 ms to 10 minutes
   * @throws ConfigurationException if the time is out of range
   */
  public HttpPublisherBuilder readTimeout(Duration readTimeout) {
    this.readTimeout = checked("readTimeout", readTimeout);
    return this;
  }

  /**
   * Sets how long an attempt may take in total. A lease of a request must be longer than this.
   * Default: 15 seconds.
   *
   * @param deadline the time, 1 ms to 10 minutes
   * @throws ConfigurationException if the time is out of range
   */
  public HttpPublisherBuilder deadline(Duration deadline) {
    this.deadline = checked("deadline", deadline);
    return this;
  }

  /**
   * Sets the longest wait that is accepted from {@code Retry-After}; a longer one is shortened to
   * this. Default: 1 hour.
   *
   * @param longestWait the time, longer than zero
   * @throws ConfigurationException if the time is not positive
   */
  public HttpPublisherBuilder longestWait(Duration longestWait) {
    if (longestWait.isNegative() || longestWait.isZero()) {
      throw new ConfigurationException("longestWait: must be positive");
    }
    this.longestWait = longestWait;
    return this;
  }

  /**
   * Sets the maximum number of connections at a time; further calls wait. Default: 16.
   *
   * @param connections the number, 1 to 1,000
   * @throws ConfigurationException if the number is out of range
   */
  public HttpPublisherBuilder connections(int connections) {
    if (connections < 1 || connections > 1_000) {
      throw new ConfigurationException("connections: must be 1 to 1000");
    }
    this.connections = connections;
    return this;
  }

  /**
   * Sets the clock that a date in {@code Retry-After} is compared with. Default: the system clock.
   *
   * @param clock the clock
   */
  public HttpPublisherBuilder clock(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Sets the TLS context: the trusted certificates and the client certificate. Default: the JVM's.
   *
   * @param sslContext the TLS context
   */
  public HttpPublisherBuilder sslContext(SSLContext sslContext) {
    this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
    return this;
  }

  /** Sets another name look-up, for tests. */
  HttpPublisherBuilder lookup(HostLookup other) {
    lookup = other;
    return this;
  }

  /**
   * Checks the URL and its addresses, and creates the publisher. A name that has no address now is
   * checked when it has one.
   *
   * @throws ConfigurationException if the URL breaks a rule; names the rule
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
