package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.model.UnitState;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.UnitChange;
import io.holdfast.inventory.spi.Verdict;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests transactions that move many units at once, each between different owners, as coalesced
 * commands do.
 */
class UnitWaysTest {
  private static final ShopId SHOP = new ShopId("shop");
  private static final StockKey HALL = StockKey.of(SHOP, new Sku("hall"));
  private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");

  /** Maps a unit to its new state; null means that its row is deleted. */
  @FunctionalInterface
  private interface Way {
    @Nullable Unit of(Unit unit);
  }

  private final RoundTrips roundTrips = new RoundTrips();

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void takeTheSameNumberOfRoundTrips(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      JdbcInventoryStore store = store(schema, 102);
      List<UnitKey> two = seats(100, 102);
      List<UnitKey> hundred = seats(0, 100);
      for (Way way :
          List.<Way>of(UnitWaysTest::taken, UnitWaysTest::dispatched, UnitWaysTest::away)) {
        int few = roundTrips.of(() -> move(store, two, way));
        assertThat(roundTrips.of(() -> move(store, hundred, way))).isEqualTo(few);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void becomeWhatWasDecided(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      JdbcInventoryStore store = store(schema, 300);
      List<UnitKey> all = seats(0, 300);
      List<Unit> expected = all.stream().map(key -> taken(Unit.free(key))).toList();
      move(store, all, UnitWaysTest::taken);
      assertThat(read(store, all)).isEqualTo(expected);
      move(store, all.subList(0, 250), unit -> Unit.free(unit.key()));
      assertThat(read(store, all).subList(0, 250))
          .isEqualTo(all.subList(0, 250).stream().map(Unit::free).toList());
      move(store, all.subList(150, 300), UnitWaysTest::dispatched);
      assertThat(read(store, all).subList(150, 300))
          .isEqualTo(
              all.subList(150, 300).stream().map(key -> dispatched(Unit.free(key))).toList());
      move(store, all.subList(150, 200), unit -> Unit.free(unit.key()));
      assertThat(read(store, all).subList(0, 200))
          .isEqualTo(all.subList(0, 200).stream().map(Unit::free).toList());
      move(store, all.subList(200, 300), UnitWaysTest::away);
      assertThat(read(store, all).subList(200, 300)).containsOnlyNulls();
      assertThat(read(store, all).subList(0, 200)).doesNotContainNull();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void areLeftAloneIfOneOfThemIsNotWhatItWas(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      JdbcInventoryStore store = store(schema, 3);
      List<UnitKey> all = seats(0, 3);
      move(store, all.subList(1, 2), UnitWaysTest::taken);
      List<Unit> before = read(store, all);
      for (Way way : List.<Way>of(UnitWaysTest::taken, UnitWaysTest::away)) {
        assertThatExceptionOfType(BusyException.class)
            .isThrownBy(() -> write(store, all, Unit::free, way));
        assertThat(read(store, all)).isEqualTo(before);
      }
    }
  }

  private JdbcInventoryStore store(TestSchema schema, int units) {
    JdbcInventoryStore store =
        JdbcInventoryStore.builder(roundTrips.watch(schema.pool()))
            .schema(SchemaMode.CREATE)
            .retries(2)
            .build();
    String[] names = seats(0, units).stream().map(it -> it.unit().value()).toArray(String[]::new);
    Inventory.create(store)
        .receive(
            ReceiveRequest.of(SHOP, new OperationId("receipt"), Line.units("hall", names))
                .creatingWith(StockPolicy.units()))
        .orElseThrow();
    return store;
  }

  private static List<UnitKey> seats(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new UnitKey(HALL, new UnitId(String.format("s%03d", i))))
        .toList();
  }

  /** Gives each unit to a separate reservation, some sold, some held. */
  private static Unit taken(Unit unit) {
    String name = unit.key().unit().value();
    ReservationId owner = new ReservationId("for-" + name);
    return name.hashCode() % 2 == 0
        ? Unit.held(unit.key(), owner, UNTIL)
        : new Unit(unit.key(), UnitState.COMMITTED, owner, null);
  }

  private static Unit dispatched(Unit unit) {
    return Unit.dispatched(unit.key(), new ReservationId("to-" + unit.key().unit()));
  }

  private static @Nullable Unit away(Unit unit) {
    return null;
  }

  private static void move(JdbcInventoryStore store, List<UnitKey> keys, Way way) {
    Snapshot now = store.read(footprint(keys));
    write(store, keys, key -> Objects.requireNonNull(now.unit(key)), way);
  }

  private static void write(
      JdbcInventoryStore store, List<UnitKey> keys, Function<UnitKey, Unit> before, Way way) {
    List<UnitChange> changes = new ArrayList<>();
    for (UnitKey key : keys) {
      Unit unit = before.apply(key);
      changes.add(new UnitChange(unit, way.of(unit)));
    }
    Changes all = new Changes(List.of(), List.of(), changes, List.of());
    store.decide(footprint(keys), snapshot -> new Verdict<>(true, all));
  }

  private static List<@Nullable Unit> read(JdbcInventoryStore store, List<UnitKey> keys) {
    Snapshot now = store.read(footprint(keys));
    List<@Nullable Unit> units = new ArrayList<>();
    keys.forEach(key -> units.add(now.unit(key)));
    return units;
  }

  private static Footprint footprint(List<UnitKey> keys) {
    Footprint.Builder footprint = Footprint.of(SHOP).key(HALL);
    keys.forEach(footprint::unit);
    return footprint.build();
  }
}
