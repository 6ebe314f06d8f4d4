/**
 * Keeps stock in DynamoDB and sends restock requests over SNS and SQS, through the host's clients.
 */
module io.holdfast.aws {
  requires com.fasterxml.jackson.core;
  requires transitive io.holdfast.inventory;
  requires transitive software.amazon.awssdk.services.dynamodb;
  // A host that requests goods through them requires them itself.
  requires static software.amazon.awssdk.services.sns;
  requires static software.amazon.awssdk.services.sqs;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.retries.api;
  // The bundled HTTP client needs it, and cannot require it as an automatic module.
  requires jdk.net;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.holdfast.aws.dynamodb;
  exports io.holdfast.aws.sns;
  exports io.holdfast.aws.sqs;
}
