/**
 * A small SNS of our own, in this JVM: {@link io.holdfast.emulators.sns.SnsDouble} takes what the
 * service's clients send and delivers to SQS queues, real or emulated.
 */
@NullMarked
package io.holdfast.emulators.sns;

import org.jspecify.annotations.NullMarked;
