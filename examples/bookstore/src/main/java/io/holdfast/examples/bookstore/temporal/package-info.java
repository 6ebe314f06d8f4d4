/**
 * The checkout on Temporal: {@link io.holdfast.examples.bookstore.flow.CheckoutFlow} as a workflow,
 * and each step as an activity.
 *
 * <p>The name of the execution is the workflow id, and a closed workflow is never started again
 * under it. The workflow holds the checkpoint and does nothing but ask the flow what comes next.
 * Activities have all effects. The server repeats a failed activity, with the tries of its step.
 *
 * <p>The {@code Saga} of the SDK is not used. One after the other, it either forgets a compensation
 * that has failed, or skips the rest. Here a compensation is a step like the others, and parks the
 * workflow if it keeps failing.
 */
@NullMarked
package io.holdfast.examples.bookstore.temporal;

import org.jspecify.annotations.NullMarked;
