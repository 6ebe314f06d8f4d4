package io.holdfast.examples.bookstore.courier;

import io.holdfast.emulators.sns.SnsDouble;
import io.holdfast.examples.common.Opened;
import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** A queue service and a topic service inside the process. They keep nothing when it ends. */
public final class LocalAws implements AutoCloseable {
  /** The region of the reference system. */
  public static final String REGION = "eu-west-1";

  /** The account of the queues and topics. */
  public static final String ACCOUNT = "000000000000";

  private final Opened open = new Opened();
  private final URI sqs;
  private final SnsDouble topics;

  private LocalAws() {
    SQSRestServer queues =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion(REGION)
            .withAWSAccountId(ACCOUNT)
            .start();
    open.add(queues::stopAndWait);
    try {
      sqs = URI.create("http://127.0.0.1:" + queues.waitUntilStarted().localAddress().getPort());
      topics = open.add(SnsDouble.start(sqs, REGION, ACCOUNT));
    } catch (RuntimeException e) {
      Opened.closeAfter(e, open);
      throw e;
    }
  }

  /** Starts both services at free ports of the loopback interface. */
  public static LocalAws start() {
    return new LocalAws();
  }

  /** Returns the endpoint of SQS. */
  public URI sqs() {
    return sqs;
  }

  /** Returns the endpoint of SNS. */
  public URI sns() {
    return topics.endpoint();
  }

  @Override
  public void close() {
    open.close();
  }
}
