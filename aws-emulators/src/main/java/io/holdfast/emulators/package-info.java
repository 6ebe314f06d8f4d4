/**
 * Emulators of AWS services: {@link io.holdfast.emulators.DynamoDbLocal} runs Amazon's DynamoDB
 * Local; {@code sns} has a small SNS double.
 */
@NullMarked
package io.holdfast.emulators;

import org.jspecify.annotations.NullMarked;
