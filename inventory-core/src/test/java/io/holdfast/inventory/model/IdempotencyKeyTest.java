package io.holdfast.inventory.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
  private static final ShopId SHOP = new ShopId("shop");

  private static IdempotencyKey ofHeader(String header) {
    return IdempotencyKey.ofHeader(SHOP, "checkout", header);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"8e03978e-40d5\"", "8e03978e-40d5", "  \"8e03978e-40d5\" "})
  void aHeaderIsAcceptedWithAndWithoutQuotes(String header) {
    assertThat(ofHeader(header)).isEqualTo(new IdempotencyKey(SHOP, "checkout", "8e03978e-40d5"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"a", "a\"", "\"", "\"\"a\"\"", "\"a\", \"b\"", "\"a\";v=1", "\"a\\\"b\""})
  void aHeaderOfAnyOtherFormIsRefused(String header) {
    assertThatThrownBy(() -> ofHeader(header))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("idempotencyKey: character ");
  }

  @Test
  void anEmptyHeaderIsRefused() {
    assertThatThrownBy(() -> ofHeader("\"\"")).hasMessage("idempotencyKey: must not be empty");
    assertThatThrownBy(() -> ofHeader(null)).hasMessage("idempotencyKey: required");
  }
}
