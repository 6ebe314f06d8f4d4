package io.holdfast.inventory.model;

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
 */
public record Operation(ShopId shop, OperationId id, OperationKind kind, String request, Instant at)
    implements Entry {
  /** Checks that no component is missing. */
  public Operation {
    Required.field("shop", shop);
    Required.field("operationId", id);
    Required.field("kind", kind);
    Required.field("request", request);
    Required.field("at", at);
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
