package io.holdfast.examples.localfood.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.examples.localfood.web.RequestException;
import org.junit.jupiter.api.Test;

class ShopBulkheadTest {
  private final ShopBulkhead bulkhead = new ShopBulkhead(2);

  @Test
  void aShopHasNoMoreOrdersAtOnceThanItsLimitAndOthersGoOn() {
    String answer =
        bulkhead.run(
            1,
            () ->
                bulkhead.run(
                    1,
                    () -> {
                      assertThatThrownBy(() -> bulkhead.run(1, () -> "third"))
                          .isInstanceOf(RequestException.class)
                          .hasMessageContaining("too many orders");
                      return bulkhead.run(2, () -> "another shop");
                    }));

    assertThat(answer).isEqualTo("another shop");
    assertThat(bulkhead.<String>run(1, () -> "again")).isEqualTo("again");
  }

  @Test
  void anOrderThatFailsMakesRoomForTheNext() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () ->
                  bulkhead.run(
                      1,
                      () -> {
                        throw new IllegalStateException("failed");
                      }))
          .hasMessage("failed");
    }
    assertThat(bulkhead.<String>run(1, () -> "next")).isEqualTo("next");
  }
}
