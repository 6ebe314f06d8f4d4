/** Keeps its stock in DynamoDB, and has no client of SNS or SQS. */
module host.dynamodb {
  requires host.scene;
  requires io.holdfast.aws;
}
