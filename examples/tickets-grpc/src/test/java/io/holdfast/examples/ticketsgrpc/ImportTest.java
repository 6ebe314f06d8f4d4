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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The tables of the original service, and the service on DynamoDB. */
class ImportTest {
  private static final String ENDPOINT = "--endpoint=" + DynamoDbLocal.shared().endpoint();

  private final String run = UUID.randomUUID().toString();
  private final String inventory = "inventory-" + run;
  private final String seats = "seats-" + run;
  private final DynamoDbClient client =
      DynamoDbClients.create(
          Scene.settings(ENDPOINT, "--ddb-timeout=30s").store, new ExecutionInterceptor() {});

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void eventsSeatsAndSalesAreCopiedOnceAndSoldOnDynamoDb() {
    tables("event_id", "seat_id");
    put(inventory, Map.of("event_id", "evt_a", "remaining", 60, "total_seats", 100));
    put(inventory, Map.of("event_id", "evt_b", "remaining", 3));
    seat("evt_b", "A-1", "SOLD", "r-old");
    seat("evt_b", "A-2", "SOLD", "r-old");
    put(seats, Map.of("event_id", "evt_b", "seat_id", "A-3", "status", "AVAILABLE"));

    try (Scene scene =
        Scene.open("--store=dynamodb", ENDPOINT, "--table=tickets-import", "--ddb-timeout=30s")) {
      Import.Report report = importInto(scene);
      assertThat(report.text()).isEqualTo("imported 2 events, 3 seats, 42 sold tickets");
      assertThat(report.problems()).isEmpty();
      assertThat(importInto(scene)).as("a second import changes nothing").isEqualTo(report);

      assertThat(scene.level("evt_a").available()).isEqualTo(60);
      assertThat(scene.level("evt_b").available()).isEqualTo(1);
      assertThat(failure(() -> scene.first.commitReservation(commit("r-1", "evt_b", 0, "A-1"))))
          .isEqualTo("ABORTED SEAT_UNAVAILABLE");
      assertThat(
              scene.first.commitReservation(commit("r-old", "evt_b", 0, "A-1", "A-2")).getStatus())
          .as("the buyer of an imported seat repeats his call")
          .isEqualTo("CONFIRMED");
      assertThat(scene.first.commitReservation(commit("r-1", "evt_b", 0, "A-3")).getStatus())
          .isEqualTo("CONFIRMED");
      assertThat(scene.verify().violations()).isEmpty();
    }
  }

  @Test
  void theKeysOfTheSecondGenerationAreReadAndAnOversaleIsKept() {
    tables("event_seat_id");
    put(inventory, Map.of("event_id", "evt_c", "remaining", 1));
    put(seats, Map.of("event_seat_id", "evt_c#A-1", "status", "SOLD"));
    put(seats, Map.of("event_seat_id", "evt_c#A-2", "status", "SOLD"));

    try (Scene scene = Scene.inMemory()) {
      assertThat(importInto(scene).problems())
          .containsExactly("evt_c: oversold by 1; all sales are kept");
      assertThat(scene.level("evt_c").committed()).isEqualTo(2);
      assertThat(scene.level("evt_c").available()).isZero();
    }
  }

  @Test
  void anEventThatCannotBeCopiedIsNotOnSaleAndTheOthersAre() {
    tables("event_id", "seat_id");
    seat("clash", "A-00", "SOLD", "r:2");
    for (int i = 10; i <= 50; i++) {
      seat("clash", "A-" + i, "SOLD", "r");
    }
    seat("good", "A-1", "SOLD", "r-1");
    seat("name", "A 12", "SOLD", "r-2");
    seat("reservation", "A-1", "SOLD", "rsv 1");
    seat("status", "A-1", "BLOCKED", "r-3");

    try (Scene scene = Scene.inMemory()) {
      Import.Report report = importInto(scene);

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
    tables("event_id", "seat_id");
    seat("evt_d", "A-1", "HOLD", "r-1");
    SettableClock clock = new SettableClock();

    try (Scene scene = Scene.on(InMemoryInventoryStore.create(clock))) {
      importInto(scene);
      assertThat(scene.level("evt_d").held()).isOne();
      clock.advance(Duration.ofMinutes(2));

      assertThat(importInto(scene).problems()).isEmpty();
    }
  }

  private Import.Report importInto(Scene scene) {
    return new Import(client, inventory, seats).into(scene.inventory(), Scene.SHOP);
  }

  /** Creates the two tables of the original service. Its generations name a seat differently. */
  private void tables(String... keysOfSeats) {
    table(inventory, "event_id");
    table(seats, keysOfSeats);
  }

  private void table(String name, String... keys) {
    client.createTable(
        request ->
            request
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    Arrays.stream(keys)
                        .map(
                            key ->
                                AttributeDefinition.builder()
                                    .attributeName(key)
                                    .attributeType(ScalarAttributeType.S)
                                    .build())
                        .toList())
                .keySchema(
                    IntStream.range(0, keys.length)
                        .mapToObj(
                            i ->
                                KeySchemaElement.builder()
                                    .attributeName(keys[i])
                                    .keyType(i == 0 ? KeyType.HASH : KeyType.RANGE)
                                    .build())
                        .toList()));
  }

  private void seat(String event, String seat, String status, String reservation) {
    put(
        seats,
        Map.of(
            "event_id", event, "seat_id", seat, "status", status, "reservation_id", reservation));
  }

  private void put(String table, Map<String, Object> row) {
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
