package io.holdfast.inventory;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.util.Arrays;
import java.util.List;

/**
 * Dispatched goods come back, all of them or part.
 *
 * @param shop the tenant
 * @param id of the return; it takes effect once
 * @param reservation what was dispatched
 * @param lines what came back, in canonical form
 * @param disposition where it goes
 */
public record ReturnRequest(
    ShopId shop,
    OperationId id,
    ReservationId reservation,
    List<Line> lines,
    Disposition disposition) {

  /** Where returned goods go. */
  public enum Disposition {
    /** Into stock, to be sold again. */
    RESTOCK,
    /** Nowhere; recorded only. */
    WRITE_OFF
  }

  /**
   * Brings the lines into canonical form.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a part is missing or a line is
   *     out of range
   */
  public ReturnRequest {
    Checks.required("shop", shop);
    Checks.required("operationId", id);
    Checks.required("reservationId", reservation);
    lines = Line.canonical(lines);
    Checks.required("disposition", disposition);
  }

  /** Into stock. */
  public static ReturnRequest restock(
      ShopId shop, OperationId id, ReservationId reservation, Line... lines) {
    return new ReturnRequest(shop, id, reservation, Arrays.asList(lines), Disposition.RESTOCK);
  }

  /** Written off. */
  public static ReturnRequest writeOff(
      ShopId shop, OperationId id, ReservationId reservation, Line... lines) {
    return new ReturnRequest(shop, id, reservation, Arrays.asList(lines), Disposition.WRITE_OFF);
  }
}
