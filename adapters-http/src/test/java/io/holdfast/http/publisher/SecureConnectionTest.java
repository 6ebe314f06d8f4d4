package io.holdfast.http.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.http.Requests;
import io.holdfast.http.factory.Behaviour;
import io.holdfast.http.factory.FactoryDouble;
import io.holdfast.restock.spi.PublishingException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the address is the one that was checked, and the certificate is the one of the name.
 */
@Timeout(60)
class SecureConnectionTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private static SSLContext context;

  @BeforeAll
  static void makeCertificate(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("factory.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "factory",
                "-keyalg",
                "EC",
                "-dname",
                "CN=factory.example",
                "-ext",
                "san=dns:factory.example",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).as("keytool has ended").isTrue();
    assertThat(keytool.exitValue()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
  }

  @Test
  void asksTheFactoryWhoseCertificateHasItsName() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts(), context);
        HttpRestockPublisher publisher =
            to(factory, "factory.example").sslContext(context).build()) {
      publisher.publish(Requests.request(1));
      publisher.publish(Requests.request(2));
      assertThat(factory.asked()).hasSize(2);
      assertThat(factory.connections()).isEqualTo(1);
    }
  }

  @Test
  void saysNothingToAFactoryWhoseCertificateHasAnotherName() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts(), context)) {
      notAsked(factory, to(factory, "other.example").sslContext(context));
    }
  }

  @Test
  void saysNothingToAFactoryWhoseCertificateIsNotTrusted() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts(), context)) {
      notAsked(factory, to(factory, "factory.example"));
    }
  }

  private static void notAsked(FactoryDouble factory, HttpPublisherBuilder publisher) {
    PublishingException failure = Publishers.failure(publisher, Requests.request(1));
    assertThat(failure).hasMessageStartingWith("no secure connection to the factory").hasNoCause();
    assertThat(failure.isRetryable()).isTrue();
    assertThat(factory.asked()).isEmpty();
  }

  private static HttpPublisherBuilder to(FactoryDouble factory, String host) {
    return HttpRestockPublisher.builder(factory.url(host, "/api/manufactures"), Publishers.FORMAT)
        .allowPrivateAddresses()
        .allowPorts(factory.port())
        .lookup(name -> new InetAddress[] {InetAddress.getLoopbackAddress()});
  }
}
