package io.holdfast.examples.ticketsgrpc;

import static io.holdfast.examples.ticketsgrpc.Scene.commit;
import static io.holdfast.examples.ticketsgrpc.Scene.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.examples.ticketsgrpc.imports.Import;
import io.holdfast.examples.ticketsgrpc.sale.TicketRequest;
import io.holdfast.examples.ticketsgrpc.store.DynamoDbClients;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.model.Sku;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The tables of the original service, and the service on DynamoDB. */
class ImportTest {
  private static final DynamoDbLocal LOCAL = DynamoDbLocal.shared();

  @Test
  void eventsSeatsAndSalesAreCopiedOnceAndSoldOnDynamoDb() {
    Settings settings =
        Scene.settings(
            "--store=dynamodb",
            "--endpoint=" + LOCAL.endpoint(),
            "--table=tickets-import",
            "--ddb-timeout=30s");
    try (DynamoDbClient client =
        DynamoDbClients.create(settings.store, new ExecutionInterceptor() {})) {
      table(client, "old_inventory", "event_id");
      table(client, "old_seats", "event_id", "seat_id");
      put(
          client,
          "old_inventory",
          Map.of("event_id", "evt_a", "remaining", 60, "total_seats", 100));
      put(client, "old_inventory", Map.of("event_id", "evt_b", "remaining", 3));
      for (String seat : List.of("A-1", "A-2", "A-3")) {
        put(
            client,
            "old_seats",
            seat.equals("A-3")
                ? Map.of("event_id", "evt_b", "seat_id", seat, "status", "AVAILABLE")
                : Map.of(
                    "event_id",
                    "evt_b",
                    "seat_id",
                    seat,
                    "status",
                    "SOLD",
                    "reservation_id",
                    "r-old"));
      }

      try (Scene scene =
          Scene.open(
              "--store=dynamodb",
              "--endpoint=" + LOCAL.endpoint(),
              "--table=tickets-import",
              "--ddb-timeout=30s")) {
        Import.Report report =
            new Import(client, "old_inventory", "old_seats").into(scene.inventory(), Scene.SHOP);
        assertThat(report.text()).isEqualTo("imported 2 events, 3 seats, 42 sold tickets");
        assertThat(report.problems()).isEmpty();
        assertThat(
                new Import(client, "old_inventory", "old_seats")
                    .into(scene.inventory(), Scene.SHOP))
            .as("a second import changes nothing")
            .isEqualTo(report);

        assertThat(scene.level("evt_a").available()).isEqualTo(60);
        assertThat(scene.level("evt_b").available()).isEqualTo(1);
        assertThat(failure(() -> scene.first.commitReservation(commit("r-1", "evt_b", 0, "A-1"))))
            .isEqualTo("ABORTED SEAT_UNAVAILABLE");
        assertThat(
                scene
                    .first
                    .commitReservation(commit("r-old", "evt_b", 0, "A-1", "A-2"))
                    .getStatus())
            .as("the buyer of an imported seat repeats his call")
            .isEqualTo("CONFIRMED");
        assertThat(scene.first.commitReservation(commit("r-1", "evt_b", 0, "A-3")).getStatus())
            .isEqualTo("CONFIRMED");
        assertThat(scene.verify().violations()).isEmpty();
      }
    }
  }

  @Test
  void theKeysOfTheSecondGenerationAreReadAndAnOversaleIsKept() {
    Settings settings = Scene.settings("--endpoint=" + LOCAL.endpoint(), "--ddb-timeout=30s");
    try (DynamoDbClient client =
            DynamoDbClients.create(settings.store, new ExecutionInterceptor() {});
        Scene scene = Scene.inMemory()) {
      table(client, "b_inventory", "event_id");
      table(client, "b_seats", "event_seat_id");
      put(client, "b_inventory", Map.of("event_id", "evt_c", "remaining", 1));
      put(client, "b_seats", Map.of("event_seat_id", "evt_c#A-1", "status", "SOLD"));
      put(client, "b_seats", Map.of("event_seat_id", "evt_c#A-2", "status", "SOLD"));

      Import.Report report =
          new Import(client, "b_inventory", "b_seats").into(scene.inventory(), Scene.SHOP);

      assertThat(report.problems()).containsExactly("evt_c: oversold by 1; all sales are kept");
      assertThat(scene.level("evt_c").committed()).isEqualTo(2);
      assertThat(scene.level("evt_c").available()).isZero();
    }
  }

  @Test
  void anEventThatCannotBeCopiedIsNotOnSaleAndTheOthersAre() {
    Settings settings = Scene.settings("--endpoint=" + LOCAL.endpoint(), "--ddb-timeout=30s");
    try (DynamoDbClient client =
            DynamoDbClients.create(settings.store, new ExecutionInterceptor() {});
        Scene scene = Scene.inMemory()) {
      table(client, "c_inventory", "event_id");
      table(client, "c_seats", "event_id", "seat_id");
      seat(client, "c_seats", "clash", "A-00", "SOLD", "r:2");
      for (int i = 10; i <= 50; i++) {
        seat(client, "c_seats", "clash", "A-" + i, "SOLD", "r");
      }
      seat(client, "c_seats", "good", "A-1", "SOLD", "r-1");
      seat(client, "c_seats", "name", "A 12", "SOLD", "r-2");
      seat(client, "c_seats", "reservation", "A-1", "SOLD", "rsv 1");
      seat(client, "c_seats", "status", "A-1", "BLOCKED", "r-3");

      Import.Report report =
          new Import(client, "c_inventory", "c_seats").into(scene.inventory(), Scene.SHOP);

      assertThat(report.text()).isEqualTo("imported 1 events, 1 seats, 1 sold tickets");
      assertThat(report.problems())
          .hasSize(4)
          .contains(
              "clash: two reservations would have the id r:2",
              "status: unknown status of the seats [A-1]")
          .anyMatch(problem -> problem.startsWith("name: "))
          .anyMatch(problem -> problem.startsWith("reservation: "));
      for (String event : List.of("clash", "name", "reservation", "status")) {
        assertThat(scene.inventory().level(TicketRequest.ticketsOf(Scene.SHOP, new Sku(event))))
            .as(event)
            .isEmpty();
      }
    }
  }

  @Test
  void aHoldThatEndedAfterTheFirstImportIsNoProblem() {
    SettableClock clock = new SettableClock();
    Settings settings = Scene.settings("--endpoint=" + LOCAL.endpoint(), "--ddb-timeout=30s");
    try (DynamoDbClient client =
            DynamoDbClients.create(settings.store, new ExecutionInterceptor() {});
        Scene scene = Scene.on(InMemoryInventoryStore.create(clock))) {
      table(client, "d_inventory", "event_id");
      table(client, "d_seats", "event_id", "seat_id");
      seat(client, "d_seats", "evt_d", "A-1", "HOLD", "r-1");
      new Import(client, "d_inventory", "d_seats").into(scene.inventory(), Scene.SHOP);
      assertThat(scene.level("evt_d").held()).isOne();
      clock.advance(Duration.ofMinutes(2));

      assertThat(
              new Import(client, "d_inventory", "d_seats")
                  .into(scene.inventory(), Scene.SHOP)
                  .problems())
          .isEmpty();
    }
  }

  private static void seat(
      DynamoDbClient client,
      String table,
      String event,
      String seat,
      String status,
      String reservation) {
    put(
        client,
        table,
        Map.of(
            "event_id", event, "seat_id", seat, "status", status, "reservation_id", reservation));
  }

  private static void table(DynamoDbClient client, String name, String... keys) {
    client.createTable(
        request -> {
          request.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST);
          request.attributeDefinitions(
              java.util.Arrays.stream(keys)
                  .map(
                      key ->
                          software.amazon.awssdk.services.dynamodb.model.AttributeDefinition
                              .builder()
                              .attributeName(key)
                              .attributeType(ScalarAttributeType.S)
                              .build())
                  .toList());
          KeySchemaElement[] schema = new KeySchemaElement[keys.length];
          for (int i = 0; i < keys.length; i++) {
            schema[i] =
                KeySchemaElement.builder()
                    .attributeName(keys[i])
                    .keyType(i == 0 ? KeyType.HASH : KeyType.RANGE)
                    .build();
          }
          request.keySchema(schema);
        });
  }

  private static void put(DynamoDbClient client, String table, Map<String, Object> row) {
    Map<String, AttributeValue> item = new HashMap<>();
    row.forEach(
        (name, value) ->
            item.put(
                name,
                value instanceof Integer number
                    ? AttributeValue.fromN(number.toString())
                    : AttributeValue.fromS((String) value)));
    client.putItem(request -> request.tableName(table).item(item));
  }
}
