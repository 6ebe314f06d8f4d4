/**
 * A small SNS in this JVM, written for Holdfast's tests: {@link
 * io.holdfast.emulators.sns.SnsDouble} accepts the requests of the service's clients and delivers
 * to SQS queues, real or emulated.
 */
@NullMarked
package io.holdfast.emulators.sns;

import org.jspecify.annotations.NullMarked;
