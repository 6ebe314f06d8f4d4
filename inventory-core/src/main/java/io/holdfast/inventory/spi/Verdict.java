package io.holdfast.inventory.spi;

/**
 * What a decision says.
 *
 * @param answer for the caller, once the changes are durable
 * @param changes to write in one atomic unit; empty for a refusal or a replay
 * @param <R> the type of the answer
 */
public record Verdict<R>(R answer, Changes changes) {}
