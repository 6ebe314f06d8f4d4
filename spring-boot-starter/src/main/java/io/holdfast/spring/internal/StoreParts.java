package io.holdfast.spring.internal;

import io.holdfast.idempotency.AnswerRecords;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.RestockOutbox;

/**
 * What each store of the library has beside the stock.
 *
 * @param idempotency the idempotency records, without cache and guard
 * @param records the same records, for writing one in the transaction of a command
 * @param restockOutbox the outbox of restock requests
 * @param expiredHoldOutbox the outbox of expired holds; nothing is written to it if the option of
 *     the store is off
 * @param remote whether a call leaves the process, so that a cache is worth its memory
 */
record StoreParts(
    IdempotencyStore idempotency,
    AnswerRecords records,
    RestockOutbox restockOutbox,
    ExpiredHoldOutbox expiredHoldOutbox,
    boolean remote) {}
