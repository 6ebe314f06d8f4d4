package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mockStatic;

import io.holdfast.contract.Failures.Failure;
import io.holdfast.contract.behaviour.LineCases;
import io.holdfast.inventory.model.Line;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;

/** A broken rule in the engine: lines of one article are not summed first. */
class LinesNotSummedTest {
  /** The cases of several lines; run from here only. */
  static class OnSubject implements OnLockedMap {
    @Nested
    class SeveralLines extends LineCases {}
  }

  @Test
  void failsTheCasesOfOneArticleOnTwoLines() {
    try (MockedStatic<Line> lines = mockStatic(Line.class, CALLS_REAL_METHODS)) {
      lines
          .when(() -> Line.canonical(any()))
          .thenAnswer(call -> sortedOnly(call.<List<Line>>getArgument(0)));
      assertThat(Failures.of(OnSubject.class).all())
          .extracting(Failure::name)
          .containsExactly("linesOfOneArticleAreSummedAgainstTheStock");
    }
  }

  private static List<Line> sortedOnly(List<Line> lines) {
    return lines.stream()
        .sorted(Comparator.comparing(Line::sku).thenComparing(Line::location))
        .toList();
  }
}
