/** The host as several JVMs, some of which die. */
package io.holdfast.aws.dynamodb.nodes;
