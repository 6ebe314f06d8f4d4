package io.holdfast.examples.bookstore.flow;

import java.time.Instant;

/**
 * A state that an execution has entered.
 *
 * @param state the name of the state
 * @param enteredAt the time
 */
public record Visit(String state, Instant enteredAt) {}
