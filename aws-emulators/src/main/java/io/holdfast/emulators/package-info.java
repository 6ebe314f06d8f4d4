/**
 * Emulators of AWS services: {@link io.holdfast.emulators.DynamoDbLocal} runs Amazon's DynamoDB
 * Local; {@code sns} has a small SNS of our own.
 */
@NullMarked
package io.holdfast.emulators;

import org.jspecify.annotations.NullMarked;
