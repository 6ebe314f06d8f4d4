package io.holdfast.http.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.http.Requests;
import io.holdfast.http.factory.Behaviour;
import io.holdfast.http.factory.FactoryDouble;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.restock.spi.PublishingException;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the forbidden URLs and addresses of a factory. */
class UrlRulesTest {
  private static final String SECRET = "s3cr3t";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://factory.example/",
        "file:///etc/passwd",
        "ftp://factory.example/",
        "jar:file:///x.jar!/y",
        "https:///path",
        "https:factory",
        "//factory.example/",
        "https://me:s3cr3t@factory.example/",
        "https://s3cr3t@factory.example/",
        "https://factory.example/#s3cr3t",
        "https://factory.example:8443/",
        "https://factory.example:80/",
        "https://127.1/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://2130706433/",
        "https://017700000001/",
        "https://0177.0.0.1/",
        "https://1.2.3.4.5/",
        "https://factory.0x10/",
        "https://factory_one.example/",
        "https://[fe80::1%25eth0]/"
      })
  void refusesTheForm(String url) {
    assertThatThrownBy(() -> publisher(url).lookup(UrlRulesTest::nobody).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("url: ")
        .hasMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.5",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "[::1]",
        "[fd12::1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::10.0.0.1]",
        "[2002:a00:1::]"
      })
  void refusesAPrivateAddressUnlessItIsAllowed(String host) {
    assertThatThrownBy(() -> publisher("https://" + host + "/").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("url: this address is not allowed");
    publisher("https://" + host + "/").allowPrivateAddresses().build().close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "100.100.100.200",
        "168.63.129.16",
        "192.31.196.1",
        "192.52.193.1",
        "192.175.48.1",
        "[fd20:ce::254]",
        "[fd00:c1::a9fe:a9fe]",
        "[fd00:42::42]",
        "[fd00:a9fe:a9fe::1]",
        "[64:ff9b::168.63.129.16]",
        "[2002:a83f:8110::]",
        "[::ffff:168.63.129.16]",
        "[100::1]",
        "[100:0:0:1::1]",
        "[5f00::1]",
        "[2620:4f:8000::1]",
        "0.0.0.0",
        "0.1.2.3",
        "192.0.0.192",
        "192.0.2.1",
        "198.18.0.1",
        "198.19.255.255",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "255.255.255.255",
        "[::]",
        "[::a00:1]",
        "[fe80::1]",
        "[fec0::1]",
        "[ff02::1]",
        "[fd00:ec2::254]",
        "[64:ff9b::169.254.169.254]",
        "[64:ff9b:1::1]",
        "[2002:a9fe:a9fe::]",
        "[2001:0:1::1]",
        "[2001:db8::1]",
        "[::ffff:169.254.169.254]",
        "[4000::1]"
      })
  void refusesAForbiddenAddressWhateverIsAllowed(String host) {
    assertThatThrownBy(
            () ->
                publisher("https://" + host + "/").allowPrivateAddresses().allowPlainHttp().build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("url: this address is not allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, PUBLIC",
    "172.15.255.255, PUBLIC",
    "172.32.0.0, PUBLIC",
    "100.63.255.255, PUBLIC",
    "100.128.0.0, PUBLIC",
    "2606:4700::1111, PUBLIC",
    "64:ff9b::8.8.8.8, PUBLIC",
    "2002:808:808::, PUBLIC",
    "::ffff:8.8.8.8, PUBLIC",
    "fc00::1, PRIVATE",
    "fdff::1, PRIVATE"
  })
  void knowsWhatAnAddressStandsFor(String address, AddressKind kind) throws Exception {
    assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.5", "169.254.169.254", "127.0.0.1", "::1", "8.8.8.8 10.0.0.5"})
  void refusesANameThatLeadsToAPrivateAddress(String literals) {
    assertThatThrownBy(
            () ->
                publisher("https://factory.example/")
                    .lookup(host -> addresses(literals.split(" ")))
                    .build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("url: its host leads to an address that is not allowed");
  }

  @Test
  void sendsNoPacketWhenANameChangesItsMind() {
    AtomicReference<String> address = new AtomicReference<>("8.8.8.8");
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts())) {
      HttpPublisherBuilder builder =
          HttpRestockPublisher.builder(factory.url("factory.example", "/"), Publishers.FORMAT)
              .allowPlainHttp()
              .allowPorts(factory.port())
              .lookup(host -> addresses(address.get()));
      try (HttpRestockPublisher publisher = builder.build()) {
        address.set("127.0.0.1");
        assertThatThrownBy(() -> publisher.publish(Requests.request(1)))
            .isInstanceOf(PublishingException.class)
            .hasMessage("the factory's name leads to an address that is not allowed");
      }
      assertThat(factory.connections()).isZero();
    }
  }

  @Test
  void connectsToTheAddressThatWasChecked() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts())) {
      HttpPublisherBuilder builder =
          Publishers.to(factory, factory.url("factory.example", "/api/manufactures"))
              .lookup(host -> addresses("127.0.0.1"));
      try (HttpRestockPublisher publisher = builder.build()) {
        publisher.publish(Requests.request(1));
      }
      assertThat(factory.asked()).hasSize(1);
      assertThat(factory.asked().get(0).header("host"))
          .isEqualTo("factory.example:" + factory.port());
    }
  }

  @Test
  void takesANameThatHasNoAddressYet() {
    try (HttpRestockPublisher publisher =
        publisher("https://factory.example/").lookup(UrlRulesTest::nobody).build()) {
      assertThatThrownBy(() -> publisher.publish(Requests.request(1)))
          .isInstanceOfSatisfying(
              PublishingException.class, it -> assertThat(it.isRetryable()).isTrue())
          .hasMessage("the factory's name has no address");
    }
  }

  private static HttpPublisherBuilder publisher(String url) {
    return HttpRestockPublisher.builder(URI.create(url), Publishers.FORMAT);
  }

  private static InetAddress[] nobody(String host) throws java.net.UnknownHostException {
    throw new java.net.UnknownHostException(host);
  }

  private static InetAddress[] addresses(String... literals) throws java.net.UnknownHostException {
    InetAddress[] addresses = new InetAddress[literals.length];
    for (int i = 0; i < literals.length; i++) {
      addresses[i] = InetAddress.getByName(literals[i]);
    }
    return addresses;
  }
}
