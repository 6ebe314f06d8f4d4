/**
 * Operations of a host that take effect once, however often they are asked for. One package for
 * both sides of the port: hosts call {@link io.holdfast.idempotency.IdempotencyStore} themselves,
 * and who writes a store extends {@link io.holdfast.idempotency.RecordIdempotencyStore}.
 */
@NullMarked
package io.holdfast.idempotency;

import org.jspecify.annotations.NullMarked;
