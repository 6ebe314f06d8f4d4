package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
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
 * A request to receive goods that have arrived. All lines are received, or none. Immutable.
 *
 * @since 0.1.0
 */
public final class ReceiveRequest {
  private final Values values;

  private ReceiveRequest(Values values) {
    this.values = values;
  }

  private record Values(
      ShopId shop,
      OperationId id,
      List<Line> lines,
      @Nullable StockPolicy createWith,
      @Nullable RestockRequestId answers) {
    Values {
      Checks.required("shop", shop);
      Checks.required("operationId", id);
      lines = Line.canonical(lines);
      if (answers != null && lines.size() != 1) {
        throw new InvalidRequestException("lines", "exactly 1 where a restock request is answered");
      }
    }
  }

  /**
   * Creates a request for keys that exist.
   *
   * @param shop the tenant
   * @param id the id of the receipt; it adds stock once, however often it is delivered
   * @param lines the goods that arrived, in any order, see {@link Line#canonical}
   * @throws InvalidRequestException if an argument is missing or a line is out of range
   */
  public static ReceiveRequest of(ShopId shop, OperationId id, List<Line> lines) {
    return new ReceiveRequest(new Values(shop, id, lines, null, null));
  }

  /** Creates the same request as {@link #of(ShopId, OperationId, List)}. */
  public static ReceiveRequest of(ShopId shop, OperationId id, Line... lines) {
    return of(shop, id, Arrays.asList(Checks.required("lines", lines)));
  }

  /** Returns the same request, which creates unknown keys with the policy. */
  public ReceiveRequest creatingWith(StockPolicy policy) {
    return new ReceiveRequest(
        new Values(shop(), id(), lines(), Checks.required("policy", policy), answers()));
  }

  /**
   * Returns the same request, as the answer to a restock request: in full, in part, or beyond it.
   *
   * @throws InvalidRequestException if the request is missing, or if there are several lines
   */
  public ReceiveRequest answering(RestockRequestId request) {
    return new ReceiveRequest(
        new Values(
            shop(), id(), lines(), createWith(), Checks.required("restockRequestId", request)));
  }

  /** Returns the tenant. */
  public ShopId shop() {
    return values.shop;
  }

  /** Returns the id of the receipt. */
  public OperationId id() {
    return values.id;
  }

  /** Returns the goods that arrived, in canonical form. */
  public List<Line> lines() {
    return values.lines;
  }

  /** Returns the policy with which an unknown key is created; null to refuse an unknown key. */
  public @Nullable StockPolicy createWith() {
    return values.createWith;
  }

  /** Returns the id of the restock request that the goods answer; null if they answer none. */
  public @Nullable RestockRequestId answers() {
    return values.answers;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReceiveRequest it && values.equals(it.values);
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
