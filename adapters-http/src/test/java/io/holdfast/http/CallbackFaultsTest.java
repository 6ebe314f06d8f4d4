package io.holdfast.http;

import static io.holdfast.http.callback.ShopFixture.SHOP;
import static io.holdfast.http.callback.ShopFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.http.callback.Arrival;
import io.holdfast.http.callback.CallbackFormat;
import io.holdfast.http.callback.CallbackRequest;
import io.holdfast.http.callback.FailingListener;
import io.holdfast.http.callback.JsonCallbackFormat;
import io.holdfast.http.callback.RecordingListener;
import io.holdfast.http.callback.RestockCallback;
import io.holdfast.http.callback.Secret;
import io.holdfast.http.callback.ShopFixture;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.ShopId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests faults of the host's code around a callback, and hostile requests. */
@Timeout(60)
class CallbackFaultsTest {
  private final ShopFixture shop = new ShopFixture();
  private final RecordingListener heard = new RecordingListener();

  @AfterEach
  void close() {
    shop.close();
  }

  static Stream<Arguments> failingSources() {
    Function<ShopId, List<Secret>> away =
        id -> {
          throw new UnavailableException("no keys now", null);
        };
    Function<ShopId, List<Secret>> broken =
        id -> {
          throw new IllegalStateException("broken");
        };
    Function<ShopId, List<Secret>> unlinked =
        id -> {
          throw new NoClassDefFoundError("keys");
        };
    return Stream.of(
        Arguments.of(away, 503),
        Arguments.of(broken, 500),
        Arguments.of(unlinked, 500),
        Arguments.of((Function<ShopId, List<Secret>>) id -> null, 500));
  }

  @ParameterizedTest
  @MethodSource("failingSources")
  void aFailingKeySourceIsAnsweredWhereUnsignedCallbacksAreTaken(
      Function<ShopId, List<Secret>> source, int status) {
    RestockCallback callback = shop.unsignedCallback().keys(source).build();

    assertThat(callback.handle(SHOP, unsigned()).status()).isEqualTo(status);
    assertThat(shop.onHand(SHOP)).isZero();
  }

  @ParameterizedTest
  @MethodSource("failingSources")
  void aFailingKeySourceIsAnsweredWhereOnlySignedCallbacksAreTaken(
      Function<ShopId, List<Secret>> source, int status) {
    RestockCallback callback = shop.builder().keys(source).build();

    assertThat(callback.handle(SHOP, shop.signed("cb-1", body(10))).status()).isEqualTo(status);
    assertThat(shop.onHand(SHOP)).isZero();
  }

  @Test
  void anErrorOfTheListenerKeepsNobodyFromTheAnswer() {
    RestockCallback callback =
        shop.callback().listener(new FailingListener(new NoClassDefFoundError("metrics"))).build();

    assertThat(callback.handle(SHOP, unsigned()).status()).isEqualTo(401);
    assertThat(callback.handle(SHOP, shop.signed("cb-1", body(10))).status()).isEqualTo(200);
    assertThat(shop.onHand(SHOP)).isEqualTo(10);
  }

  static Stream<Arguments> failingFormats() {
    Supplier<Arrival> broken =
        () -> {
          throw new IllegalStateException("broken");
        };
    Supplier<Arrival> unlinked =
        () -> {
          throw new NoClassDefFoundError("json");
        };
    Supplier<Arrival> refused =
        () -> {
          throw new InvalidRequestException("sku", "must be known");
        };
    return Stream.of(
        Arguments.of(broken, 500),
        Arguments.of(unlinked, 500),
        Arguments.of((Supplier<Arrival>) () -> null, 500),
        Arguments.of(refused, 400));
  }

  @ParameterizedTest
  @MethodSource("failingFormats")
  void aFailingFormatIsAnsweredAndTheSameCallbackSucceedsLater(
      Supplier<Arrival> reading, int status) {
    AtomicBoolean mended = new AtomicBoolean();
    RestockCallback callback =
        shop.callback()
            .format(
                new CallbackFormat() {
                  @Override
                  public Arrival read(byte[] body, String target) {
                    return mended.get()
                        ? JsonCallbackFormat.create().read(body, target)
                        : reading.get();
                  }

                  @Override
                  public String received() {
                    return "{}";
                  }
                })
            .listener(heard)
            .build();
    CallbackRequest request = shop.signed("cb-1", body(10));

    assertThat(callback.handle(SHOP, request).status()).isEqualTo(status);
    assertThat(shop.onHand(SHOP)).isZero();
    mended.set(true);
    assertThat(callback.handle(SHOP, request).status()).isEqualTo(200);

    assertThat(shop.onHand(SHOP)).isEqualTo(10);
    assertThat(heard.answers).containsExactly(status + " true", "200 true");
  }

  @Test
  void aFailingClockIsAnswered() {
    RestockCallback callback =
        shop.callback()
            .clock(
                () -> {
                  throw new IllegalStateException("clock");
                })
            .build();

    assertThat(callback.handle(SHOP, shop.signed("cb-1", body(10))).status()).isEqualTo(500);
  }

  @Test
  void aFloodOfStrangersWritesAFewLinesAndIsCounted() {
    RestockCallback callback = shop.callback().build();
    CallbackRequest stranger = unsigned();

    String log =
        Logged.during(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                callback.handle(SHOP, stranger);
              }
            });

    assertThat(log.lines().filter(it -> it.contains("is not accepted"))).hasSizeBetween(1, 100);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFloodWhileTheKeysAreAwayWritesAFewLines(boolean retryable) {
    RestockCallback callback =
        shop.builder()
            .keys(
                id -> {
                  throw retryable
                      ? new UnavailableException("no keys now", null)
                      : new IllegalStateException("broken");
                })
            .build();

    String log =
        Logged.during(
            () -> {
              for (int i = 0; i < 2_000; i++) {
                callback.handle(SHOP, unsigned());
              }
            });

    assertThat(log.lines().filter(it -> it.contains("a restock callback of")))
        .hasSizeBetween(1, 100);
  }

  @Test
  void theListenerHearsWhatTheGoodsWereToTheRequestOnce() {
    RestockCallback callback = shop.callback().listener(heard).build();
    CallbackRequest part = shop.signed("cb-1", body(4));
    CallbackRequest rest = shop.signed("cb-2", body(6));

    callback.handle(SHOP, part);
    callback.handle(SHOP, part);
    callback.handle(SHOP, rest);

    assertThat(heard.receipts)
        .extracting(Receipt::standing)
        .containsExactly(Receipt.Standing.PARTIAL, Receipt.Standing.COMPLETE);
  }

  @Test
  void aSignedCallbackOfFarTooMuchIsToldAndNotSold() {
    RestockCallback callback = shop.callback().listener(heard).build();
    CallbackRequest far = shop.signed("cb-1", body(1_000));

    String log =
        Logged.during(() -> assertThat(callback.handle(SHOP, far).status()).isEqualTo(200));

    assertThat(shop.onHand(SHOP)).isEqualTo(10);
    assertThat(heard.receipts)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.standing()).isEqualTo(Receipt.Standing.SURPLUS);
              assertThat(it.surplus()).isEqualTo(990);
              assertThat(it.withheld()).isEqualTo(990);
            });
    assertThat(log).contains("SURPLUS, 990 too many, 990 of these not in stock");
  }

  @Test
  void theListenerHearsWhetherTheSignatureWasGood() {
    RestockCallback callback = shop.callback().listener(heard).build();

    callback.handle(SHOP, unsigned());
    callback.handle(SHOP, shop.signed("cb-1", "{}"));
    callback.handle(SHOP, shop.signed("cb-1", body(10)));

    assertThat(heard.answers).containsExactly("401 false", "400 true", "200 true");
  }

  private CallbackRequest unsigned() {
    return ShopFixture.post(shop.target(), Map.of(), body(10));
  }
}
