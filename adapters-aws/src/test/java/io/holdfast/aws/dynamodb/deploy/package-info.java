/** What is handed to those who run the account, held against what the store does. */
package io.holdfast.aws.dynamodb.deploy;
