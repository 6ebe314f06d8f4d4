package io.holdfast.http.publisher;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.restock.spi.PublishingException;
import java.net.InetAddress;
import java.util.concurrent.ExecutionException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Creates an HTTP client that does not follow redirects, retry, or add anything by itself. */
final class Client {
  private static final int MAX_HEADERS = 100;
  private static final int MAX_LINE = 8_192;
  private static final TimeValue IDLE = TimeValue.ofSeconds(1);
  private static final TimeValue LIFE = TimeValue.ofSeconds(60);

  private Client() {}

  static HttpRestockPublisher publisher(HttpPublisherBuilder settings) {
    UrlRules rules = new UrlRules(settings.plainHttp, settings.ports, settings.privateAddresses);
    rules.check("url", settings.url);
    CheckedResolver resolver = new CheckedResolver(settings.lookup, rules);
    Workers workers = new Workers(settings.connections);
    try {
      checkAddress(settings, resolver, workers);
      return new HttpRestockPublisher(
          settings.url, settings.format, client(settings, resolver), workers, settings);
    } catch (RuntimeException e) {
      workers.close();
      throw e;
    }
  }

  private static void checkAddress(
      HttpPublisherBuilder settings, CheckedResolver resolver, Workers workers) {
    try {
      workers.run(new Resolution(resolver, settings.url.getHost()), settings.connectTimeout);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CheckedResolver.ForbiddenAddressException) {
        throw new ConfigurationException("url: its host leads to an address that is not allowed");
      }
      // No address yet: each connection asks again.
    } catch (PublishingException e) {
      // The name server is slow: each connection asks again.
    }
  }

  private static CloseableHttpClient client(
      HttpPublisherBuilder settings, CheckedResolver resolver) {
    return HttpClients.custom()
        .setConnectionManager(connections(settings, resolver))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.deadline))
                .setResponseTimeout(Timeout.of(settings.readTimeout))
                .setProtocolUpgradeEnabled(false)
                .build())
        .setUserAgent("Holdfast")
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableRedirectHandling()
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(
      HttpPublisherBuilder settings, CheckedResolver resolver) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(resolver)
        .setTlsSocketStrategy(
            settings.sslContext == null
                ? DefaultClientTlsStrategy.createDefault()
                : new DefaultClientTlsStrategy(settings.sslContext))
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxHeaderCount(MAX_HEADERS)
                        .setMaxLineLength(MAX_LINE)
                        .build())
                .build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout))
                .setSocketTimeout(Timeout.of(settings.readTimeout))
                .setValidateAfterInactivity(IDLE)
                .setTimeToLive(LIFE)
                .build())
        .setMaxConnTotal(settings.connections)
        .setMaxConnPerRoute(settings.connections)
        .build();
  }

  /** A look-up of a name's addresses. */
  private record Resolution(CheckedResolver resolver, String host)
      implements Workers.Call<InetAddress[]> {
    @Override
    public InetAddress[] run() throws Exception {
      return resolver.resolve(host);
    }

    @Override
    public void cancel() {
      // A look-up cannot be cancelled; its thread ends with it.
    }

    @Override
    public InetAddress @Nullable [] known() {
      return null;
    }
  }
}
