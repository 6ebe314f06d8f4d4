package io.holdfast.examples.ticketsgrpc.imports;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the tables of the existing service, in the forms of both of its generations. */
final class LegacyTables {
  private final Map<String, LegacyEvent> events = new TreeMap<>();

  static Collection<LegacyEvent> read(
      DynamoDbClient client, String inventoryTable, String seatsTable) {
    LegacyTables tables = new LegacyTables();
    client
        .scanPaginator(scan -> scan.tableName(inventoryTable).consistentRead(true))
        .items()
        .forEach(tables::addEvent);
    client
        .scanPaginator(scan -> scan.tableName(seatsTable).consistentRead(true))
        .items()
        .forEach(tables::addSeat);
    return tables.events.values();
  }

  private void addEvent(Map<String, AttributeValue> row) {
    String id = text(row, "event_id");
    events.put(
        id,
        new LegacyEvent(id, number(row, "remaining"), number(row, "total_seats"), new TreeMap<>()));
  }

  private void addSeat(Map<String, AttributeValue> row) {
    String event = text(row, "event_id");
    String seat = text(row, "seat_id");
    String both = text(row, "event_seat_id");
    int separator = both.indexOf('#');
    if (separator > 0) {
      event = both.substring(0, separator);
      seat = both.substring(separator + 1);
    }
    events
        .computeIfAbsent(
            event,
            id -> new LegacyEvent(id, OptionalLong.empty(), OptionalLong.empty(), new TreeMap<>()))
        .seats()
        .put(seat, new LegacyEvent.Seat(text(row, "status"), text(row, "reservation_id")));
  }

  private static String text(Map<String, AttributeValue> row, String name) {
    AttributeValue value = row.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }

  private static OptionalLong number(Map<String, AttributeValue> row, String name) {
    AttributeValue value = row.get(name);
    return value == null || value.n() == null
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(value.n()));
  }
}
