package io.holdfast.examples.bookstore.flow;

/**
 * An execution that has stopped at a step, until it is resumed.
 *
 * @param name the execution
 * @param step the step
 * @param failure the failure of the last try
 */
public record Parked(ExecutionName name, Step step, StepFailure failure) {}
