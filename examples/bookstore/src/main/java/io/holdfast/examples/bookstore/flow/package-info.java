/**
 * The checkout, without an engine: its steps, their order, what undoes what, and what a caller sees
 * of an execution. Everything here is pure; nothing reads a clock, a random number or a store.
 *
 * <p>An engine drives the flow. It owns a {@link io.holdfast.examples.bookstore.flow.Checkpoint}
 * for each execution and does this until {@link
 * io.holdfast.examples.bookstore.flow.Checkpoint#isOver()}:
 *
 * <ol>
 *   <li>It runs {@link io.holdfast.examples.bookstore.flow.Checkpoint#step()} with {@link
 *       io.holdfast.examples.bookstore.flow.CheckoutSteps}. A step may run any number of times,
 *       also at the same time in two processes: its effects carry ids that are derived from the
 *       name of the execution.
 *   <li>If the step returns, the engine stores {@link
 *       io.holdfast.examples.bookstore.flow.CheckoutFlow#succeeded}. Then the next step is due.
 *   <li>If the step throws a retryable failure, the engine runs it again after {@link
 *       io.holdfast.examples.bookstore.flow.Retry#delay}. Every exception that is not a {@link
 *       io.holdfast.examples.bookstore.flow.StepException} is retryable.
 *   <li>If the step was refused, or its tries are used up, the engine asks {@link
 *       io.holdfast.examples.bookstore.flow.Step#isParkedWhenGivenUp()}. If it is false, the engine
 *       stores {@link io.holdfast.examples.bookstore.flow.CheckoutFlow#failed}, which plans the
 *       compensation. If it is true, it keeps the checkpoint, lists the execution in {@link
 *       io.holdfast.examples.bookstore.flow.Engine#parked()}, and starts with new tries after
 *       {@link io.holdfast.examples.bookstore.flow.Engine#resume}. A compensation is never skipped.
 *   <li>{@link io.holdfast.examples.bookstore.flow.Step#PREPARE_ORDER} is the only step that does
 *       not end when it returns. The engine creates a token, calls {@link
 *       io.holdfast.examples.bookstore.flow.CheckoutSteps#askForCourier}, and waits for an answer
 *       through {@link io.holdfast.examples.bookstore.flow.TaskTokens}, up to the limits of {@link
 *       io.holdfast.examples.bookstore.flow.Timing}. No answer in time is a failure of the step.
 * </ol>
 *
 * <p>A step whose answer was lost may have taken effect. {@code failed} therefore also undoes the
 * step that failed, unless it was refused at its first try. A compensation of something that was
 * not taken has no effect, and closes the id: a late arrival of the step takes nothing any more.
 */
@NullMarked
package io.holdfast.examples.bookstore.flow;

import org.jspecify.annotations.NullMarked;
