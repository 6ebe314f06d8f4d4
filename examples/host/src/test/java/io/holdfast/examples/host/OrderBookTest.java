package io.holdfast.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that the built-in factory is bounded: the orders that it knows, and its work. */
class OrderBookTest {
  private static final URI SHOP = URI.create("http://127.0.0.1:8080/callback");

  private final OrderBook book = new OrderBook();

  private static String message(int number) {
    return "{\"MessageAttributeProductId\":\"CP-502101\",\"MessageAttributeProductCnt\":10,"
        + "\"CallbackUrl\":\"http://127.0.0.1:8080/callback?request="
        + number
        + "\"}";
  }

  private static byte[] bytes(String message) {
    return message.getBytes(StandardCharsets.UTF_8);
  }

  private OrderBook.Standing arrive(int number) {
    return book.arrive(bytes(message(number)));
  }

  @Test
  void theOldestOrderIsForgotten() {
    for (int i = 0; i <= OrderBook.CAPACITY; i++) {
      book.add(message(i));
    }

    assertThat(arrive(0)).isEqualTo(OrderBook.Standing.UNKNOWN);
    assertThat(arrive(1)).isEqualTo(OrderBook.Standing.NEW);
    assertThat(arrive(1)).isEqualTo(OrderBook.Standing.REPEATED);
    assertThat(arrive(OrderBook.CAPACITY)).isEqualTo(OrderBook.Standing.NEW);
    assertThat(book.arrived()).isEqualTo(2);
  }

  @Test
  void theFactoryTakesNoMoreThanItCanHoldAndTheRestLater() {
    FactorySettings slow = new FactorySettings(SHOP, null, Duration.ofDays(1), 2);
    for (int i = 1; i <= 3; i++) {
      book.add(message(i));
    }
    try (Factory factory = new Factory(slow, book, 5)) {
      assertThat(status(factory, 1)).isEqualTo(200);
      assertThat(status(factory, 2)).isEqualTo(200);
      assertThat(status(factory, 3)).as("two callbacks of each").isEqualTo(503);
      assertThat(factory.orders()).isEqualTo(2);
    }
    try (Factory another = new Factory(slow, book, 5)) {
      assertThat(status(another, 1)).as("a repeat").isEqualTo(200);
      assertThat(status(another, 4)).as("never ordered").isEqualTo(403);
      assertThat(status(another, 3)).as("was not taken").isEqualTo(200);
      assertThat(another.orders()).isEqualTo(3);
    }
  }

  private static int status(Factory factory, int number) {
    Call call = new Call("POST", "/", "", Map.of(), bytes(message(number)));
    return factory.order(call).status();
  }
}
