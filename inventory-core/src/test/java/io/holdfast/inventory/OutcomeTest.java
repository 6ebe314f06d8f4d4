package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeTest {
  private static final StockKey TEA = StockKey.of(new ShopId("tea-house"), new Sku("sencha"));
  private static final Refusal UNKNOWN = new UnknownSku(List.of(TEA));

  @Test
  void theValueIsMappedAndStaysReplayed() {
    assertThat(Outcome.done(1).map(it -> it + 1)).isEqualTo(Outcome.done(2));
    assertThat(Outcome.replayed(1).map(it -> it + 1)).isEqualTo(Outcome.replayed(2));
    assertThat(Outcome.<Integer>refused(UNKNOWN).map(it -> it + 1))
        .isEqualTo(Outcome.refused(UNKNOWN));
  }

  @Test
  void anOutcomeHasEitherAValueOrARefusal() {
    assertThat(Outcome.done(1).toOptional()).contains(1);
    assertThat(Outcome.done(1).refusal()).isEmpty();
    assertThat(Outcome.refused(UNKNOWN).toOptional()).isEmpty();
    assertThat(Outcome.refused(UNKNOWN).refusal()).contains(UNKNOWN);
  }

  @Test
  void aRefusalSaysWhatIsShort() {
    List<UnitId> seats = Stream.of("a1", "a2").map(UnitId::new).toList();
    Refusal byNumber = new InsufficientStock(List.of(new Shortage(TEA, 2, 1, List.of())));
    Refusal byUnit = new InsufficientStock(List.of(new Shortage(TEA, 2, 0, seats)));
    assertThat(byNumber.message())
        .isEqualTo("not enough stock: tea-house/sencha@main has 1 available, 2 requested");
    assertThat(byUnit.message()).endsWith("2 requested, not available: a1, a2");
    assertThatThrownBy(() -> Outcome.refused(byNumber).orElseThrow())
        .isInstanceOf(RefusedException.class)
        .hasMessage("INSUFFICIENT_STOCK: " + byNumber.message());
  }

  @Test
  void aMessageNamesTenKeysAtMost() {
    Refusal refusal = new UnknownSku(Collections.nCopies(50, TEA));
    assertThat(refusal.message()).endsWith(" and 40 more").hasSizeLessThan(300);
  }

  static Stream<Class<?>> refusals() {
    return Arrays.stream(Refusal.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void everyRefusalHasACodeOfItsOwnAndAMessage(Class<?> type) {
    Refusal refusal = (Refusal) Samples.record(type);
    assertThat(refusal.code().name().replace("_", "")).isEqualToIgnoringCase(type.getSimpleName());
    assertThat(refusal.message()).isNotBlank().doesNotContain("[", "\n");
  }
}
