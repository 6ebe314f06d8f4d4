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

/** One line of an orders file. Its field {@code do} names the command. */
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
  /** Returns the time of the order. */
  Instant at();

  /** An article with a quantity or with units. */
  record Item(
      @JsonProperty(required = true) Sku sku,
      @Nullable Location location,
      @Nullable Long quantity,
      @Nullable List<UnitId> units) {}

  /** Receives goods. {@code create} names the kind with which unknown articles are created. */
  record Receive(
      @JsonProperty(required = true) Instant at,
      @JsonProperty(required = true) OperationId id,
      @JsonProperty(required = true) List<Item> lines,
      @Nullable StockKind create)
      implements Order {}

  /** Corrects the stock on hand. */
  record Adjust(
      @JsonProperty(required = true) Instant at,
      @JsonProperty(required = true) OperationId id,
      @JsonProperty(required = true) Sku sku,
      @Nullable Location location,
      @JsonProperty(required = true) long delta,
      @Nullable List<UnitId> units,
      @JsonProperty(required = true) Reason reason)
      implements Order {}

  /** Sets the stock on hand to a count. */
  record Count(
      @JsonProperty(required = true) Instant at,
      @JsonProperty(required = true) OperationId id,
      @JsonProperty(required = true) Sku sku,
      @Nullable Location location,
      @JsonProperty(required = true) long expected,
      @JsonProperty(required = true) long onHand,
      @JsonProperty(required = true) Reason reason)
      implements Order {}

  /** Holds stock. */
  record Hold(
      @JsonProperty(required = true) Instant at,
      @JsonProperty(required = true) ReservationId id,
      @JsonProperty(required = true) List<Item> lines,
      @JsonProperty(required = true) Duration ttl,
      @Nullable Fill fill)
      implements Order {}

  /** Extends a hold. */
  record Extend(
      @JsonProperty(required = true) Instant at,
      @JsonProperty(required = true) ReservationId id,
      @JsonProperty(required = true) Duration ttl)
      implements Order {}

  /** Sells stock; without lines, all that is held. */
  record Commit(
      @JsonProperty(required = true) Instant at,
      @JsonProperty(required = true) ReservationId id,
      @Nullable List<Item> lines,
      @Nullable Source source,
      @Nullable OnExpiry onExpiry,
      @Nullable Fill fill)
      implements Order {}

  /** Releases a hold. */
  record Release(
      @JsonProperty(required = true) Instant at, @JsonProperty(required = true) ReservationId id)
      implements Order {}

  /** Cancels a sale. */
  record Cancel(
      @JsonProperty(required = true) Instant at, @JsonProperty(required = true) ReservationId id)
      implements Order {}

  /** Dispatches the goods. */
  record Dispatch(
      @JsonProperty(required = true) Instant at, @JsonProperty(required = true) ReservationId id)
      implements Order {}

  /** Takes goods back. */
  record Return(
      @JsonProperty(required = true) Instant at,
      @JsonProperty(required = true) OperationId id,
      @JsonProperty(required = true) ReservationId reservation,
      @JsonProperty(required = true) List<Item> lines,
      @Nullable Disposition disposition)
      implements Order {}

  /** Advances the time only. */
  record Advance(@JsonProperty(required = true) Instant at) implements Order {}
}
