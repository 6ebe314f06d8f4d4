package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/** Provides the calls of a host to a store whose server does not answer. */
final class StalledCalls {
  private static final Duration NETWORK_TIMEOUT = Duration.ofMillis(750);

  private StalledCalls() {}

  /** Returns the calls of a host to a store, each with a separate id. */
  static Map<String, BiConsumer<JdbcInventoryStore, String>> all() {
    Map<String, BiConsumer<JdbcInventoryStore, String>> calls = new LinkedHashMap<>();
    Line lamp = Shop.line("lamp", 1);
    calls.put(
        "commit",
        (store, id) ->
            in(store).commit(CommitRequest.of(Shop.ID, new ReservationId(id), lamp)).orElseThrow());
    calls.put(
        "hold",
        (store, id) ->
            in(store)
                .hold(HoldRequest.of(Shop.ID, new ReservationId(id), Duration.ofMinutes(9), lamp))
                .orElseThrow());
    calls.put("level", (store, id) -> assertThat(in(store).level(Shop.key("lamp"))).isPresent());
    calls.put(
        "find",
        (store, id) -> assertThat(in(store).reservation(Shop.ID, new ReservationId(id))).isEmpty());
    calls.put("levels", (store, id) -> assertThat(store.levels(Shop.ID, null, 10)).isNotEmpty());
    calls.put("verify", (store, id) -> Books.areClean(in(store)));
    calls.put(
        "claim",
        (store, id) ->
            IdempotentExecutor.create(store.idempotency())
                .run(
                    ClaimRequest.of(
                        new IdempotencyKey(Shop.ID, "pay", id), Fingerprint.sha256("body")),
                    () -> "paid"));
    calls.put("sweep", (store, id) -> store.idempotency().sweep(10));
    calls.put(
        "outbox", (store, id) -> store.restockOutbox().lease(Shop.ID, 10, Duration.ofSeconds(5)));
    return calls;
  }

  static Inventory in(JdbcInventoryStore store) {
    return Inventory.builder(store).lanes(LaneOptions.OFF).build();
  }

  /** Opens a store that waits for an answer for a short time. */
  static JdbcInventoryStore open(DataSource source, Duration deadline) {
    return JdbcInventoryStore.builder(source)
        .schema(SchemaMode.CREATE)
        .networkTimeout(NETWORK_TIMEOUT)
        .deadline(deadline)
        .build();
  }
}
