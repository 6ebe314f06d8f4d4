package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No record that the library hands out, or takes in, can be changed through a collection: neither
 * through the one that it was made of, nor through the one that it returns.
 */
class ImmutableRecordsTest {
  private static final List<Class<?>> RECORDS =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("io.holdfast")
              .stream()
              .filter(ImmutableRecordsTest::isPublished)
              .<Class<?>>map(JavaClass::reflect)
              .filter(it -> it.isRecord() && collections(it).findAny().isPresent())
              .toList();

  static Stream<Class<?>> records() {
    return RECORDS.stream();
  }

  private static boolean isPublished(JavaClass it) {
    return !it.getPackageName().contains(".internal")
        && it.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static Stream<RecordComponent> collections(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .filter(
            it ->
                Collection.class.isAssignableFrom(it.getType())
                    || Map.class.isAssignableFrom(it.getType())
                    || it.getType().isArray());
  }

  @Test
  void thereAreRecordsToCheck() {
    assertThat(records())
        .contains(Refusal.InsufficientStock.class, StockChange.class, Page.class, Line.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void collectionsAreCopiedAndCannotBeChanged(Class<?> record) throws Exception {
    Object[] values =
        Arrays.stream(record.getRecordComponents())
            .map(it -> Samples.of(it.getGenericType()))
            .toArray();
    Object made = Samples.record(record, values);
    int at = 0;
    for (RecordComponent component : record.getRecordComponents()) {
      Object given = values[at++];
      Object returned = component.getAccessor().invoke(made);
      if (given instanceof Collection<?> mutable) {
        mutable.clear();
        assertThat((Collection<?>) returned).as("%s", component).isNotEmpty();
        assertThatThrownBy(((Collection<?>) returned)::clear)
            .as("%s", component)
            .isInstanceOf(UnsupportedOperationException.class);
      } else if (given instanceof Map<?, ?> mutable) {
        mutable.clear();
        assertThat((Map<?, ?>) returned).as("%s", component).isNotEmpty();
        assertThatThrownBy(((Map<?, ?>) returned)::clear)
            .as("%s", component)
            .isInstanceOf(UnsupportedOperationException.class);
      }
    }
  }

  @Test
  void requestsCopyTheirLines() {
    ShopId shop = Samples.shop();
    ReservationId id = new ReservationId("r");
    OperationId operation = new OperationId("o");
    List<Line> lines = new ArrayList<>(List.of(Line.of("tea", 1)));
    List<List<Line>> kept =
        List.of(
            HoldRequest.of(shop, id, Duration.ofMinutes(1), lines).lines(),
            CommitRequest.of(shop, id, lines).lines(),
            CommitRequest.partOfHold(shop, id, lines).lines(),
            ReceiveRequest.of(shop, operation, lines).lines(),
            ReturnRequest.restock(shop, operation, id, lines).lines(),
            ReturnRequest.writeOff(shop, operation, id, lines).lines(),
            AvailabilityRequest.of(shop, lines).lines());
    lines.clear();
    assertThat(kept).allSatisfy(it -> assertThat(it).containsExactly(Line.of("tea", 1)));
    assertThat(kept)
        .allSatisfy(
            it -> assertThatThrownBy(it::clear).isInstanceOf(UnsupportedOperationException.class));
  }
}
