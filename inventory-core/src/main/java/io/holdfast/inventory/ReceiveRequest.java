package io.holdfast.inventory;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockPolicy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods arrive. All lines are received or none.
 *
 * @param shop the tenant
 * @param id of the receipt; it adds stock once however often it is delivered
 * @param lines what arrived
 * @param createWith the policy with which a key that does not exist is created; null to refuse an
 *     unknown key
 */
public record ReceiveRequest(
    ShopId shop, OperationId id, List<Line> lines, @Nullable StockPolicy createWith) {
  /**
   * Brings the lines into canonical form.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a part is missing or a line is
   *     out of range
   */
  public ReceiveRequest {
    Checks.required("shop", shop);
    Checks.required("operationId", id);
    lines = Line.canonical(lines);
  }

  /** Of articles that exist. */
  public static ReceiveRequest of(ShopId shop, OperationId id, Line... lines) {
    return new ReceiveRequest(shop, id, Arrays.asList(lines), null);
  }

  /** The same, creating keys that do not exist. */
  public ReceiveRequest creatingWith(StockPolicy policy) {
    return new ReceiveRequest(shop, id, lines, policy);
  }
}
