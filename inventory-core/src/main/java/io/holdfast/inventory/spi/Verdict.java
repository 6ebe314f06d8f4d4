package io.holdfast.inventory.spi;

/**
 * The result of a decision.
 *
 * @param answer the answer for the caller, returned when the changes are durable
 * @param changes the changes to write in one transaction; empty for a refusal or a replay
 * @param <R> the type of the answer
 * @since 0.1.0
 */
public record Verdict<R>(R answer, Changes changes) {}
