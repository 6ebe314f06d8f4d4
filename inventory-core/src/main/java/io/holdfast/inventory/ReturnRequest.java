package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to record that dispatched goods have come back, all of them or a part. Immutable.
 *
 * @since 0.1.0
 */
public final class ReturnRequest {
  private final Values values;

  /** The destination of returned goods. */
  public enum Disposition {
    /** The goods go into stock and can be sold again. */
    RESTOCK,
    /** The goods do not go into stock; the return is only recorded. */
    WRITE_OFF
  }

  private ReturnRequest(Values values) {
    this.values = values;
  }

  private record Values(
      ShopId shop,
      OperationId id,
      ReservationId reservation,
      List<Line> lines,
      Disposition disposition) {
    Values {
      Checks.required("shop", shop);
      Checks.required("operationId", id);
      Checks.required("reservationId", reservation);
      lines = Line.canonical(lines);
    }
  }

  /**
   * Creates a request that puts the goods into stock.
   *
   * @param shop the tenant
   * @param id the id of the return, which takes effect once
   * @param reservation the id of the reservation that was dispatched
   * @param lines the goods that came back, in any order, see {@link Line#canonical}
   * @throws io.holdfast.inventory.error.InvalidRequestException if an argument is missing or a line
   *     is out of range
   */
  public static ReturnRequest restock(
      ShopId shop, OperationId id, ReservationId reservation, List<Line> lines) {
    return new ReturnRequest(new Values(shop, id, reservation, lines, Disposition.RESTOCK));
  }

  /** Creates the same request as {@link #restock(ShopId, OperationId, ReservationId, List)}. */
  public static ReturnRequest restock(
      ShopId shop, OperationId id, ReservationId reservation, Line... lines) {
    return restock(shop, id, reservation, Arrays.asList(Checks.required("lines", lines)));
  }

  /**
   * Creates a request that records the goods without putting them into stock. The arguments are
   * those of {@link #restock(ShopId, OperationId, ReservationId, List)}.
   */
  public static ReturnRequest writeOff(
      ShopId shop, OperationId id, ReservationId reservation, List<Line> lines) {
    return new ReturnRequest(new Values(shop, id, reservation, lines, Disposition.WRITE_OFF));
  }

  /** Creates the same request as {@link #writeOff(ShopId, OperationId, ReservationId, List)}. */
  public static ReturnRequest writeOff(
      ShopId shop, OperationId id, ReservationId reservation, Line... lines) {
    return writeOff(shop, id, reservation, Arrays.asList(Checks.required("lines", lines)));
  }

  /** Returns the tenant. */
  public ShopId shop() {
    return values.shop;
  }

  /** Returns the id of the return. */
  public OperationId id() {
    return values.id;
  }

  /** Returns the id of the reservation that was dispatched. */
  public ReservationId reservation() {
    return values.reservation;
  }

  /** Returns the goods that came back, in canonical form. */
  public List<Line> lines() {
    return values.lines;
  }

  /** Returns the destination of the goods. */
  public Disposition disposition() {
    return values.disposition;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReturnRequest it && values.equals(it.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return RequestText.of(this, values);
  }
}
