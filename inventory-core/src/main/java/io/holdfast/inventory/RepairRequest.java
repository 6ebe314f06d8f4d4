package io.holdfast.inventory;

import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * A request to correct the violations that a verification finds, or to report what would be
 * corrected.
 *
 * @param shop the tenant
 * @param id the id of the repair, recorded as the cause of every movement of the repair
 * @param reason the reason, recorded with every movement
 * @param apply whether to write the corrections; false for a dry run
 * @param from the token of the page; null for the start of the shop
 * @param limit the number of stock keys to check, 1 to {@link Page#MAX_LIMIT}
 */
public record RepairRequest(
    ShopId shop,
    OperationId id,
    Reason reason,
    boolean apply,
    @Nullable PageToken from,
    int limit) {
  /**
   * Checks the ranges.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a component is missing or out of
   *     range
   */
  public RepairRequest {
    Checks.required("shop", shop);
    Checks.required("operationId", id);
    Checks.required("reason", reason);
    Checks.between("limit", 1, Page.MAX_LIMIT, limit);
  }

  /** Creates a request that reports what would be corrected, from the start of the shop. */
  public static RepairRequest dryRun(ShopId shop, OperationId id, Reason reason) {
    return new RepairRequest(shop, id, reason, false, null, Page.MAX_LIMIT);
  }

  /** Returns the same request, which writes the corrections. */
  public RepairRequest applying() {
    return new RepairRequest(shop, id, reason, true, from, limit);
  }

  /** Returns the same request, which continues where a report ended. */
  public RepairRequest from(PageToken token) {
    return new RepairRequest(shop, id, reason, apply, token, limit);
  }
}
