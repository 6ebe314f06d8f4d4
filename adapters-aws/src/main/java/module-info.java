/** Stock in DynamoDB, through the client of the host. */
module io.holdfast.aws {
  requires transitive io.holdfast.inventory;
  requires transitive software.amazon.awssdk.services.dynamodb;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.holdfast.aws.dynamodb;
}
