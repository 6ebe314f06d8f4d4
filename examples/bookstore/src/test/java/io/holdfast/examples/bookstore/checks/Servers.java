package io.holdfast.examples.bookstore.checks;

import io.holdfast.examples.bookstore.courier.LocalAws;
import io.holdfast.examples.host.AwsClients;
import java.util.UUID;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue and the topic service, which all tests of this JVM share. */
final class Servers {
  static final LocalAws AWS = LocalAws.start();
  static final SqsClient SQS = new AwsClients(LocalAws.REGION).sqs(AWS.sqs());
  static final SnsClient SNS = new AwsClients(LocalAws.REGION).sns(AWS.sns());

  private Servers() {}

  static String queue(String name) {
    return SQS.createQueue(request -> request.queueName(name + "-" + UUID.randomUUID())).queueUrl();
  }

  /** Creates a topic that delivers to a queue. */
  static String topic(String queueUrl) {
    String arn = SNS.createTopic(request -> request.name("orders-" + UUID.randomUUID())).topicArn();
    String queue = queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    Object unused =
        SNS.subscribe(
            request ->
                request
                    .topicArn(arn)
                    .protocol("sqs")
                    .endpoint(
                        "arn:aws:sqs:%s:%s:%s"
                            .formatted(LocalAws.REGION, LocalAws.ACCOUNT, queue)));
    return arn;
  }
}
