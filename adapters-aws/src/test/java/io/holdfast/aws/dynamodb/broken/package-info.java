/** The store on clients that break one thing each, and the tests that have to say so. */
package io.holdfast.aws.dynamodb.broken;
