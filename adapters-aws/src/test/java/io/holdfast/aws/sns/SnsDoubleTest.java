package io.holdfast.aws.sns;

import io.holdfast.aws.sqs.TestQueues;
import io.holdfast.emulators.sns.SnsDouble;

class SnsDoubleTest extends SnsContract {
  /** The double of all tests; it ends with the JVM. */
  static final SnsDouble SNS =
      SnsDouble.start(TestQueues.endpoint(), TestQueues.REGION, TestQueues.ACCOUNT);

  private static final Broker BROKER =
      new Broker(Broker.client(SNS.endpoint()), TestQueues.client());

  @Override
  Broker broker() {
    return BROKER;
  }
}
