package io.holdfast.examples.cli.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.cli.sale.Notes.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeakTest {
  @Test
  void isZeroWhenNobodyHadAnything() {
    assertThat(Peak.of(List.of())).isZero();
    assertThat(Peak.of(List.of(List.of()))).isZero();
  }

  @Test
  void countsWhoHadTheGoodsAtTheSameMoment() {
    assertThat(Peak.of(List.of(List.of(new Span(0, 10)), List.of(new Span(5, 15))))).isEqualTo(2);
  }

  @Test
  void doesNotCountWhoCameWhenTheOtherHadGone() {
    assertThat(Peak.of(List.of(List.of(new Span(0, 10)), List.of(new Span(10, 20))))).isEqualTo(1);
  }

  @Test
  void countsABuyerOnceWhoHoldsAndThenBuys() {
    assertThat(Peak.of(List.of(List.of(new Span(0, 10), new Span(4, Long.MAX_VALUE)))))
        .isEqualTo(1);
  }

  @Test
  void forgetsABuyerBetweenTwoSpans() {
    List<Span> twice = List.of(new Span(0, 2), new Span(8, 9));
    assertThat(Peak.of(List.of(twice, List.of(new Span(3, 7))))).isEqualTo(1);
  }
}
