package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that identities are compared byte by byte. */
@Clause(value = 10, title = "exact keys")
public abstract class ExactKeysClause extends ClauseTests {
  private static final List<String> ALIKE =
      List.of("abc", "ABC", "Abc", "ab", "abc.", "abc-", "abc_", "abc:", "a.bc", "0abc", "00abc");

  @Test
  void articlesThatLookAlikeAreDifferent() {
    for (int i = 0; i < ALIKE.size(); i++) {
      Writes.define(store, Rows.level(rows.key(ALIKE.get(i)), 10 + i));
    }
    for (int i = 0; i < ALIKE.size(); i++) {
      assertThat(level(rows.key(ALIKE.get(i))).onHand()).as(ALIKE.get(i)).isEqualTo(10 + i);
    }
  }

  @Test
  void locationsThatLookAlikeAreDifferent() {
    for (int i = 0; i < ALIKE.size(); i++) {
      Writes.define(store, Rows.level(rows.key("sku-" + i, ALIKE.get(0)), 1));
      Writes.define(store, Rows.level(rows.key("sku", ALIKE.get(i)), 10 + i));
    }
    for (int i = 0; i < ALIKE.size(); i++) {
      assertThat(level(rows.key("sku", ALIKE.get(i))).onHand()).isEqualTo(10 + i);
    }
  }

  @Test
  void idsThatLookAlikeAreDifferent() {
    for (int i = 0; i < ALIKE.size(); i++) {
      Writes.insert(store, rows.operation(ALIKE.get(i), clock.instant().plusSeconds(i)));
    }
    for (int i = 0; i < ALIKE.size(); i++) {
      assertThat(entry(ALIKE.get(i)))
          .isEqualTo(rows.operation(ALIKE.get(i), clock.instant().plusSeconds(i)));
    }
  }

  @Test
  void unitsThatLookAlikeAreDifferent() {
    StockKey key = rows.key("seats");
    Writes.define(store, Rows.level(key, StockPolicy.units(), 0));
    for (String name : ALIKE) {
      UnitKey unit = rows.unit(key, name);
      assertThat(unit(unit)).isNull();
      Writes.addUnit(store, unit);
      assertThat(unit(unit)).isEqualTo(Unit.free(unit));
    }
    assertThat(level(key).onHand()).isEqualTo(ALIKE.size());
  }

  @Test
  void theLongestNamesDifferInTheirLastCharacter() {
    List<String> endings = List.of("x", "y");
    for (String end : endings) {
      StockKey key =
          new StockKey(
              rows.shop,
              new Sku("s".repeat(Sku.MAX_LENGTH - 1) + end),
              new Location("l".repeat(Location.MAX_LENGTH - 1) + end));
      String id = "i".repeat(EntryId.MAX_LENGTH - 1) + end;
      UnitKey unit = rows.unit(key, "u".repeat(UnitId.MAX_LENGTH - 1) + end);
      assertThat(entry(id)).isNull();
      Writes.insert(store, rows.operation(id, clock.instant()));
      store.decide(
          Footprint.of(rows.shop).unit(unit).build(),
          snapshot ->
              new Writes()
                  .level(snapshot.level(key), Rows.level(key, StockPolicy.units(), 1))
                  .unit(snapshot.unit(unit), Unit.free(unit))
                  .answering(true));
      assertThat(unit(unit)).isEqualTo(Unit.free(unit));
      assertThat(level(key).version()).isEqualTo(1);
    }
    assertThat(store.levels(rows.shop, null, 10)).hasSize(endings.size());
  }

  @Test
  void listingsAreInTheOrderOfTheBytes() {
    List<StockKey> keys = new ArrayList<>(ALIKE.stream().map(rows::key).toList());
    keys.forEach(key -> Writes.define(store, Rows.level(key, 0)));
    keys.sort(Comparator.naturalOrder());
    assertThat(store.levels(rows.shop, null, 100))
        .extracting(StoredLevel::key)
        .containsExactlyElementsOf(keys);
  }
}
