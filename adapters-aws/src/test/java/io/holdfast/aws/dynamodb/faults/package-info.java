/** Faults between a client and DynamoDB, produced by a proxy on the loopback interface. */
package io.holdfast.aws.dynamodb.faults;
