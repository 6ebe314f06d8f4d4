package io.holdfast.aws.dynamodb.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds a request in transit until the test releases it. It is applied then, however long ago its
 * client gave up. For one request.
 */
public final class Held implements Fault {

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);

  @Override
  public Optional<Answer> happen(String request, Forward dynamo)
      throws IOException, InterruptedException {
    arrived.countDown();
    await(released);
    try {
      return Optional.of(dynamo.send());
    } finally {
      answered.countDown();
    }
  }

  /** Waits until the request has arrived at the proxy. */
  public void awaitArrival() throws InterruptedException {
    await(arrived);
  }

  /** Releases the request, and waits until DynamoDB has answered it. */
  public void release() throws InterruptedException {
    released.countDown();
    await(answered);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(30, TimeUnit.SECONDS)).as("came within 30 s").isTrue();
  }
}
