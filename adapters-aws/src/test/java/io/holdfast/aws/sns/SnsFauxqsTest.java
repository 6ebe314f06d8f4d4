package io.holdfast.aws.sns;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.aws.sqs.TestQueues;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;

/** Runs the contract on an independent SNS emulator. */
class SnsFauxqsTest extends SnsContract {
  private static Broker broker;

  @BeforeAll
  static void start() throws InterruptedException {
    try {
      URI endpoint = Fauxqs.start();
      broker = new Broker(Broker.client(endpoint), TestQueues.client(endpoint));
    } catch (IOException e) {
      System.out.println("SNS is not tried on fauxqs: " + e.getMessage());
      assumeTrue(false, "fauxqs: " + e.getMessage());
    }
  }

  @Override
  Broker broker() {
    return broker;
  }
}
