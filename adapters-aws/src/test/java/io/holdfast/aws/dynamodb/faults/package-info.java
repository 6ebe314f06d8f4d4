/**
 * What goes wrong between a client and DynamoDB, put there by a proxy on the loopback interface.
 */
package io.holdfast.aws.dynamodb.faults;
