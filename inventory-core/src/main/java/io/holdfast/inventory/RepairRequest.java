package io.holdfast.inventory;

import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * Corrects what a verification finds, or shows what would be corrected.
 *
 * @param shop the tenant
 * @param id named as the cause of every movement the repair records
 * @param reason why, recorded with every movement
 * @param apply false for a dry run
 * @param from where to go on; null for the start of the shop
 * @param limit how many stock keys to look at, 1 to {@link Page#MAX_LIMIT}
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
   * @throws io.holdfast.inventory.error.InvalidRequestException if a part is missing or out of
   *     range
   */
  public RepairRequest {
    Checks.required("shop", shop);
    Checks.required("operationId", id);
    Checks.required("reason", reason);
    Checks.between("limit", 1, Page.MAX_LIMIT, limit);
  }

  /** Shows what would be corrected, from the start of the shop. */
  public static RepairRequest dryRun(ShopId shop, OperationId id, Reason reason) {
    return new RepairRequest(shop, id, reason, false, null, Page.MAX_LIMIT);
  }

  /** The same, and corrects it. */
  public RepairRequest applying() {
    return new RepairRequest(shop, id, reason, true, from, limit);
  }

  /** The same, going on where a report ended. */
  public RepairRequest from(PageToken token) {
    return new RepairRequest(shop, id, reason, apply, token, limit);
  }
}
