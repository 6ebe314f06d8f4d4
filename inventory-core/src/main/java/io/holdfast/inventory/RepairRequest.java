package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * A request to correct the violations that a verification finds, or to report what would be
 * corrected. Immutable.
 *
 * @since 0.1.0
 */
public final class RepairRequest {
  private final Values values;

  private RepairRequest(Values values) {
    this.values = values;
  }

  private record Values(
      ShopId shop,
      OperationId id,
      Reason reason,
      boolean apply,
      @Nullable PageToken from,
      int limit) {
    Values {
      Checks.required("shop", shop);
      Checks.required("operationId", id);
      Checks.required("reason", reason);
      Checks.between("limit", 1, Page.MAX_LIMIT, limit);
    }
  }

  /**
   * Creates a request that reports what would be corrected, from the start of the shop.
   *
   * @param shop the tenant
   * @param id the id of the repair, recorded as the cause of every movement of the repair
   * @param reason the reason, recorded with every movement
   * @throws io.holdfast.inventory.error.InvalidRequestException if an argument is missing
   */
  public static RepairRequest dryRun(ShopId shop, OperationId id, Reason reason) {
    return new RepairRequest(new Values(shop, id, reason, false, null, Page.MAX_LIMIT));
  }

  /** Returns the same request, which writes the corrections. */
  public RepairRequest applying() {
    return new RepairRequest(new Values(shop(), id(), reason(), true, from(), limit()));
  }

  /** Returns the same request, which continues where a report ended. */
  public RepairRequest from(PageToken token) {
    return new RepairRequest(
        new Values(shop(), id(), reason(), apply(), Checks.required("from", token), limit()));
  }

  /**
   * Returns the same request with another number of stock keys to check.
   *
   * @param limit the number of stock keys, 1 to {@link Page#MAX_LIMIT}, which is the default
   * @throws io.holdfast.inventory.error.InvalidRequestException if the number is out of range
   */
  public RepairRequest limit(int limit) {
    return new RepairRequest(new Values(shop(), id(), reason(), apply(), from(), limit));
  }

  /** Returns the tenant. */
  public ShopId shop() {
    return values.shop;
  }

  /** Returns the id of the repair. */
  public OperationId id() {
    return values.id;
  }

  /** Returns the reason. */
  public Reason reason() {
    return values.reason;
  }

  /** Returns whether to write the corrections; false for a dry run. */
  public boolean apply() {
    return values.apply;
  }

  /** Returns the token of the page; null for the start of the shop. */
  public @Nullable PageToken from() {
    return values.from;
  }

  /** Returns the number of stock keys to check. */
  public int limit() {
    return values.limit;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RepairRequest it && values.equals(it.values);
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
