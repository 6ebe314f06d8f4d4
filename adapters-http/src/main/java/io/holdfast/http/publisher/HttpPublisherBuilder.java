package io.holdfast.http.publisher;

import io.holdfast.inventory.error.Checks;
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
 *
 * @since 0.1.0
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
    this.ports = Set.of(Objects.requireNonNull(ports, "ports"));
    return this;
  }

  /**
   * Sets how long to wait for a connection. Default: 3 seconds.
   *
   * @param connectTimeout the time, 1 ms to 10 minutes
   */
  public HttpPublisherBuilder connectTimeout(Duration connectTimeout) {
    this.connectTimeout = Objects.requireNonNull(connectTimeout, "connectTimeout");
    return this;
  }

  /**
   * Sets how long the factory may send nothing. Default: 10 seconds.
   *
   * @param readTimeout the time, 1 ms to 10 minutes
   */
  public HttpPublisherBuilder readTimeout(Duration readTimeout) {
    this.readTimeout = Objects.requireNonNull(readTimeout, "readTimeout");
    return this;
  }

  /**
   * Sets how long an attempt may take in total. A lease of a request must be longer than this.
   * Default: 15 seconds.
   *
   * @param deadline the time, 1 ms to 10 minutes
   */
  public HttpPublisherBuilder deadline(Duration deadline) {
    this.deadline = Objects.requireNonNull(deadline, "deadline");
    return this;
  }

  /**
   * Sets the longest wait that is accepted from {@code Retry-After}; a longer one is shortened to
   * this. Default: 1 hour.
   *
   * @param longestWait the time, longer than zero
   */
  public HttpPublisherBuilder longestWait(Duration longestWait) {
    this.longestWait = Objects.requireNonNull(longestWait, "longestWait");
    return this;
  }

  /**
   * Sets the maximum number of connections at a time; further calls wait. Default: 16.
   *
   * @param connections the number, 1 to 1,000
   */
  public HttpPublisherBuilder connections(int connections) {
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
   * @throws ConfigurationException if an option is out of range or the URL breaks a rule; names the
   *     option or the rule
   */
  public HttpRestockPublisher build() {
    checkRanges();
    return Client.publisher(this);
  }

  private void checkRanges() {
    Duration least = Duration.ofMillis(1);
    Checks.option("connectTimeout", least, LONGEST, connectTimeout);
    Checks.option("readTimeout", least, LONGEST, readTimeout);
    Checks.option("deadline", least, LONGEST, deadline);
    if (longestWait.isNegative() || longestWait.isZero()) {
      throw new ConfigurationException("longestWait: must be positive");
    }
    Checks.option("connections", 1, 1_000, connections);
  }
}
