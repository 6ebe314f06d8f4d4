package io.holdfast.inventory.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void aQuantityIsAtLeastOne(long quantity) {
    refused(() -> Line.of("tea", quantity), "quantity: must be at least 1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000_000_001L, Long.MAX_VALUE})
  void aQuantityIsAtMostABillion(long quantity) {
    refused(() -> Line.of("tea", quantity), "quantity: at most 1000000000");
    assertThat(Line.of("tea", 1_000_000_000L).quantity()).isEqualTo(1_000_000_000L);
  }

  @Test
  void linesAreRequiredAndOfAtMostFiftyStockKeys() {
    refused(() -> Line.canonical(null), "lines: required");
    refused(() -> Line.canonical(List.of()), "lines: at least 1");
    List<Line> fifty = IntStream.range(0, 50).mapToObj(i -> Line.of("s" + i, 1)).toList();
    assertThat(Line.canonical(fifty)).hasSize(50);
    List<Line> more = new ArrayList<>(fifty);
    more.add(Line.of("one-more", 1));
    refused(() -> Line.canonical(more), "lines: at most 50 stock keys");
    assertThat(Line.canonical(Collections.nCopies(1_000, Line.of("tea", 1))))
        .containsExactly(Line.of("tea", 1_000));
  }

  @Test
  void aNullLineIsNamedByItsPlace() {
    Line tea = Line.of("tea", 1);
    refused(() -> Line.canonical(Arrays.asList(tea, tea, tea, null)), "lines[3]: required");
    refused(() -> Line.canonical(Collections.singletonList(null)), "lines[0]: required");
  }

  @Test
  void aListOfUnitsIsCopiedEvenIfItIsEmpty() {
    List<UnitId> units = new ArrayList<>();
    Line line = new Line(new Sku("tea"), Location.MAIN, 2, units);
    units.add(new UnitId("u1"));
    assertThat(line.units()).isEmpty();
  }

  @Test
  void linesOfOneArticleAreSummedAndSorted() {
    List<Line> lines =
        Line.canonical(List.of(Line.of("tea", 1), Line.of("cup", 2), Line.of("tea", 3)));
    assertThat(lines).containsExactly(Line.of("cup", 2), Line.of("tea", 4));
  }

  @Test
  void theSumOfAnArticleHasTheSameLimit() {
    List<Line> lines = List.of(Line.of("tea", 1_000_000_000L), Line.of("tea", 1));
    refused(() -> Line.canonical(lines), "lines: total for SKU tea too large");
  }

  @Test
  void locationsAreToldApart() {
    Line north = Line.of("tea", 1).at(new Location("north"));
    assertThat(Line.canonical(List.of(north, Line.of("tea", 1)))).hasSize(2);
  }

  @Test
  void unitsAreSortedJoinedAndNamedOnce() {
    assertThat(Line.canonical(List.of(Line.units("gig", "b", "a"), Line.units("gig", "c"))))
        .containsExactly(Line.units("gig", "a", "b", "c"));
    refused(() -> Line.units("gig", "a", "a"), "units: a named twice");
    refused(
        () -> Line.canonical(List.of(Line.units("gig", "a"), Line.units("gig", "a"))),
        "units: a named twice");
  }

  @Test
  void oneArticleIsNamedEitherByQuantityOrByUnit() {
    refused(
        () -> Line.canonical(List.of(Line.units("gig", "a"), Line.of("gig", 1))),
        "lines: SKU gig named by quantity and by unit");
  }

  @Test
  void aRequestNamesAtMostFiveHundredUnits() {
    List<UnitId> units = IntStream.range(0, 501).mapToObj(i -> new UnitId("u" + i)).toList();
    Line tooMany = Line.units(new Sku("gig"), units);
    refused(() -> Line.canonical(List.of(tooMany)), "lines: at most 500 units");
    assertThat(Line.canonical(List.of(Line.units(new Sku("gig"), units.subList(0, 500)))))
        .hasSize(1);
  }

  @Test
  void aListThatChangesLaterDoesNotMatter() {
    List<Line> lines = new ArrayList<>(List.of(Line.of("tea", 1)));
    List<Line> canonical = Line.canonical(lines);
    lines.add(Line.of("cup", 1));
    assertThat(canonical).containsExactly(Line.of("tea", 1));
  }
}
