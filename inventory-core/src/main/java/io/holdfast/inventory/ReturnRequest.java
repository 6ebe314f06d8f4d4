package io.holdfast.inventory;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.util.Arrays;
import java.util.List;

/**
 * A request to record that dispatched goods have come back, all of them or a part.
 *
 * @param shop the tenant
 * @param id the id of the return, which takes effect once
 * @param reservation the id of the reservation that was dispatched
 * @param lines the goods that came back, in canonical form
 * @param disposition the destination of the goods
 */
public record ReturnRequest(
    ShopId shop,
    OperationId id,
    ReservationId reservation,
    List<Line> lines,
    Disposition disposition) {

  /** The destination of returned goods. */
  public enum Disposition {
    /** The goods go into stock and can be sold again. */
    RESTOCK,
    /** The goods do not go into stock; the return is only recorded. */
    WRITE_OFF
  }

  /**
   * Brings the lines into canonical form.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a component is missing or a line
   *     is out of range
   */
  public ReturnRequest {
    Checks.required("shop", shop);
    Checks.required("operationId", id);
    Checks.required("reservationId", reservation);
    lines = Line.canonical(lines);
    Checks.required("disposition", disposition);
  }

  /** Creates a request that puts the goods into stock. */
  public static ReturnRequest restock(
      ShopId shop, OperationId id, ReservationId reservation, Line... lines) {
    return new ReturnRequest(shop, id, reservation, Arrays.asList(lines), Disposition.RESTOCK);
  }

  /** Creates a request that records the goods without putting them into stock. */
  public static ReturnRequest writeOff(
      ShopId shop, OperationId id, ReservationId reservation, Line... lines) {
    return new ReturnRequest(shop, id, reservation, Arrays.asList(lines), Disposition.WRITE_OFF);
  }
}
