/** Tests of a host with several JVMs, some of which die. */
package io.holdfast.aws.dynamodb.nodes;
