package io.holdfast.examples.cli.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.holdfast.inventory.CommitRequest.OnExpiry;
import io.holdfast.inventory.CommitRequest.Source;
import io.holdfast.inventory.Fill;
import io.holdfast.inventory.ReturnRequest.Disposition;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of an orders file. What it does is named by its field {@code do}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Order.Receive.class, name = "receive"),
  @JsonSubTypes.Type(value = Order.Adjust.class, name = "adjust"),
  @JsonSubTypes.Type(value = Order.Count.class, name = "count"),
  @JsonSubTypes.Type(value = Order.Hold.class, name = "hold"),
  @JsonSubTypes.Type(value = Order.Extend.class, name = "extend"),
  @JsonSubTypes.Type(value = Order.Commit.class, name = "commit"),
  @JsonSubTypes.Type(value = Order.Release.class, name = "release"),
  @JsonSubTypes.Type(value = Order.Cancel.class, name = "cancel"),
  @JsonSubTypes.Type(value = Order.Dispatch.class, name = "dispatch"),
  @JsonSubTypes.Type(value = Order.Return.class, name = "return"),
  @JsonSubTypes.Type(value = Order.Advance.class, name = "advance"),
})
sealed interface Order {
  /** When it came. */
  Instant at();

  /** An article and how much of it: a quantity, or units. */
  record Item(
      @JsonProperty(required = true) Sku sku,
      @Nullable Location location,
      @Nullable Long quantity,
      @Nullable List<UnitId> units) {}

  /** Goods arrive; {@code create} names the kind with which unknown articles are created. */
  record Receive(
      @JsonProperty(required = true) Instant at,
      @JsonProperty(required = true) OperationId id,
      @JsonProperty(required = true) List<Item> lines,
      @Nullable StockKind create)
      implements Order {}

  /** Stock was found or lost. */
  record Adjust(
      @JsonProperty(required = true) Instant at,
      @JsonProperty(required = true) OperationId id,
      @JsonProperty(required = true) Sku sku,
      @Nullable Location location,
      @JsonProperty(required = true) long delta,
      @Nullable List<UnitId> units,
      @JsonProperty(required = true) Reason reason)
      implements Order {}

  /** Stock was counted. */
  record Count(
      @JsonProperty(required = true) Instant at,
      @JsonProperty(required = true) OperationId id,
      @JsonProperty(required = true) Sku sku,
      @Nullable Location location,
      @JsonProperty(required = true) long expected,
      @JsonProperty(required = true) long onHand,
      @JsonProperty(required = true) Reason reason)
      implements Order {}

  /** Stock is taken for a while. */
  record Hold(
      @JsonProperty(required = true) Instant at,
      @JsonProperty(required = true) ReservationId id,
      @JsonProperty(required = true) List<Item> lines,
      @JsonProperty(required = true) Duration ttl,
      @Nullable Fill fill)
      implements Order {}

  /** A hold is to end later. */
  record Extend(
      @JsonProperty(required = true) Instant at,
      @JsonProperty(required = true) ReservationId id,
      @JsonProperty(required = true) Duration ttl)
      implements Order {}

  /** Stock is sold: without lines all that is held. */
  record Commit(
      @JsonProperty(required = true) Instant at,
      @JsonProperty(required = true) ReservationId id,
      @Nullable List<Item> lines,
      @Nullable Source source,
      @Nullable OnExpiry onExpiry,
      @Nullable Fill fill)
      implements Order {}

  /** A hold is given back. */
  record Release(
      @JsonProperty(required = true) Instant at, @JsonProperty(required = true) ReservationId id)
      implements Order {}

  /** A sale is undone. */
  record Cancel(
      @JsonProperty(required = true) Instant at, @JsonProperty(required = true) ReservationId id)
      implements Order {}

  /** The goods leave. */
  record Dispatch(
      @JsonProperty(required = true) Instant at, @JsonProperty(required = true) ReservationId id)
      implements Order {}

  /** Goods come back. */
  record Return(
      @JsonProperty(required = true) Instant at,
      @JsonProperty(required = true) OperationId id,
      @JsonProperty(required = true) ReservationId reservation,
      @JsonProperty(required = true) List<Item> lines,
      @Nullable Disposition disposition)
      implements Order {}

  /** Only time passes. */
  record Advance(@JsonProperty(required = true) Instant at) implements Order {}
}
