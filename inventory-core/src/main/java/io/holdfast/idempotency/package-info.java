/**
 * Operations of a host that take effect once, however often they are requested. The package serves
 * both sides of the port: hosts call {@link io.holdfast.idempotency.IdempotencyStore}, and stores
 * extend {@link io.holdfast.idempotency.RecordIdempotencyStore}.
 */
@NullMarked
package io.holdfast.idempotency;

import org.jspecify.annotations.NullMarked;
