package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;
import java.time.Instant;

/**
 * The record that an operation took effect, so that it never takes effect twice.
 *
 * @param shop the tenant
 * @param id the caller's id
 * @param kind the kind of the operation
 * @param request the request in canonical text, which distinguishes a repetition from a reuse of
 *     the id
 * @param at the time at which it took effect
 * @since 0.1.0
 */
public record Operation(ShopId shop, OperationId id, OperationKind kind, String request, Instant at)
    implements Entry {
  /** Checks that no component is missing. */
  public Operation {
    Checks.required("shop", shop);
    Checks.required("operationId", id);
    Checks.required("kind", kind);
    Checks.required("request", request);
    Checks.required("at", at);
  }

  @Override
  public EntryId entryId() {
    return id.entry();
  }

  /** Returns 1: an operation never changes. */
  @Override
  public long version() {
    return 1;
  }
}
