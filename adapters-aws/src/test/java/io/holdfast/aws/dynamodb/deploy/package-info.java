/** Checks the published policies against the requests of the store. */
package io.holdfast.aws.dynamodb.deploy;
