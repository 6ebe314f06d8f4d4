package io.holdfast.jdbc.internal.schema;

import java.util.List;

/**
 * Describes what a table must have. A test compares this with the DDL.
 *
 * @param name the name with the default prefix
 * @param key the columns of the primary key, in order
 * @param texts the columns of text, compared byte by byte
 * @param numbers the columns of whole numbers
 * @param bytes the columns of bytes
 * @param checks the CHECK constraints, with the default prefix
 */
public record SchemaTable(
    String name,
    List<String> key,
    List<String> texts,
    List<String> numbers,
    List<String> bytes,
    List<String> checks) {
  public static final List<SchemaTable> ALL =
      List.of(
          new SchemaTable(
              "holdfast_stock_level",
              List.of("shop", "sku", "location"),
              List.of("shop", "sku", "location", "kind", "restock"),
              List.of(
                  "safety_stock",
                  "on_hand",
                  "held",
                  "committed",
                  "next_expiry",
                  "on_hand_version",
                  "version"),
              List.of(),
              List.of(
                  "holdfast_stock_level_kind",
                  "holdfast_stock_level_counts",
                  "holdfast_stock_level_promised")),
          new SchemaTable(
              "holdfast_unit",
              List.of("shop", "sku", "location", "unit"),
              List.of("shop", "sku", "location", "unit", "state", "owner"),
              List.of("held_until"),
              List.of(),
              List.of("holdfast_unit_state")),
          new SchemaTable(
              "holdfast_entry",
              List.of("shop", "id"),
              List.of("shop", "id", "kind", "state", "content"),
              List.of(
                  "held_at", "expires_at", "committed_at", "dispatched_at", "ended_at", "version"),
              List.of(),
              List.of("holdfast_entry_state")),
          new SchemaTable(
              "holdfast_hold",
              List.of("shop", "sku", "location", "expires_at", "id"),
              List.of("shop", "sku", "location", "id"),
              List.of("expires_at", "quantity"),
              List.of(),
              List.of("holdfast_hold_quantity")),
          new SchemaTable(
              "holdfast_movement",
              List.of("shop", "sku", "location", "moved_at", "cause", "kind"),
              List.of("shop", "sku", "location", "cause", "kind", "units", "reference", "reason"),
              List.of("moved_at", "quantity", "on_hand_delta", "held_delta", "committed_delta"),
              List.of(),
              List.of("holdfast_movement_quantity")),
          new SchemaTable(
              "holdfast_idempotency",
              List.of("shop", "operation", "id"),
              List.of("shop", "operation", "id", "fingerprint", "token"),
              List.of("leased_until", "retention", "done_at", "expires_at"),
              List.of("answer"),
              List.of("holdfast_idempotency_done", "holdfast_idempotency_expiry")),
          new SchemaTable(
              "holdfast_outbox",
              List.of("shop", "id"),
              List.of("shop", "id", "sku", "location", "supplier", "state", "reason"),
              List.of(
                  "request_number",
                  "quantity",
                  "requested_at",
                  "due_at",
                  "attempts",
                  "fence",
                  "next_at",
                  "leased_until",
                  "last_lease"),
              List.of(),
              List.of("holdfast_outbox_state", "holdfast_outbox_counts")));
}
