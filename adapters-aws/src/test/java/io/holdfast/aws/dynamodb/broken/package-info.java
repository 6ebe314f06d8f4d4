/** Runs the store on clients that break one thing each, and checks which tests fail. */
package io.holdfast.aws.dynamodb.broken;
