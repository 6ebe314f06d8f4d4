package io.holdfast.inventory;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockPolicy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to receive goods that have arrived. All lines are received, or none.
 *
 * @param shop the tenant
 * @param id the id of the receipt; it adds stock once, however often it is delivered
 * @param lines the goods that arrived, in canonical form
 * @param createWith the policy with which an unknown key is created; null to refuse an unknown key
 * @param answers the id of the restock request that the goods answer, which allows exactly one
 *     line; null if they answer none
 */
public record ReceiveRequest(
    ShopId shop,
    OperationId id,
    List<Line> lines,
    @Nullable StockPolicy createWith,
    @Nullable RestockRequestId answers) {
  /**
   * Brings the lines into canonical form.
   *
   * @throws InvalidRequestException if a component is missing or a line is out of range, or if
   *     there are several lines and a request is answered
   */
  public ReceiveRequest {
    Checks.required("shop", shop);
    Checks.required("operationId", id);
    lines = Line.canonical(lines);
    if (answers != null && lines.size() != 1) {
      throw new InvalidRequestException("lines", "exactly 1 where a restock request is answered");
    }
  }

  /** Creates a request that answers no restock request. */
  public ReceiveRequest(
      ShopId shop, OperationId id, List<Line> lines, @Nullable StockPolicy createWith) {
    this(shop, id, lines, createWith, null);
  }

  /** Creates a request for keys that exist. */
  public static ReceiveRequest of(ShopId shop, OperationId id, Line... lines) {
    return new ReceiveRequest(shop, id, Arrays.asList(lines), null);
  }

  /** Returns the same request, which creates unknown keys with the policy. */
  public ReceiveRequest creatingWith(StockPolicy policy) {
    return new ReceiveRequest(shop, id, lines, policy, answers);
  }

  /**
   * Returns the same request, as the answer to a restock request: in full, in part, or beyond it.
   */
  public ReceiveRequest answering(RestockRequestId request) {
    return new ReceiveRequest(
        shop, id, lines, createWith, Checks.required("restockRequestId", request));
  }
}
