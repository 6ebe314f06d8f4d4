/**
 * Emulators of AWS services: {@link io.holdfast.emulators.DynamoDbLocal} runs Amazon's DynamoDB
 * Local.
 */
@NullMarked
package io.holdfast.emulators;

import org.jspecify.annotations.NullMarked;
