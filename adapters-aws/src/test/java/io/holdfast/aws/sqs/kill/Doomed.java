package io.holdfast.aws.sqs.kill;

import io.holdfast.aws.sqs.SqsRestockConsumer;
import io.holdfast.aws.sqs.TestQueues;
import io.holdfast.restock.spi.PublishingException;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A consumer in a separate JVM that runs until the queue is empty, or until it is killed. */
final class Doomed {
  /** The number of the request that is refused. */
  static final long REFUSED = 2;

  /** The number of the request that is accepted at the second attempt. */
  static final long POSTPONED = 3;

  private Doomed() {}

  /** Takes the endpoint, the queue, the dead-letter queue, and the point where to die. */
  public static void main(String[] args) {
    FailPoints points = new FailPoints(Integer.parseInt(args[3]));
    Set<Long> seen = ConcurrentHashMap.newKeySet();
    RestockRequestPublisher sink =
        request -> {
          points.reach("before-sink");
          if (request.number() == REFUSED) {
            throw PublishingException.permanentFailure("refused", null);
          }
          if (request.number() == POSTPONED && seen.add(request.number())) {
            throw PublishingException.transientFailure("later", null);
          }
          FailPoints.say("accepted", request.id().value());
          points.reach("after-sink");
        };
    SqsRestockConsumer consumer =
        consumer(URI.create(args[0]), args[1], args[2], sink, points).build();
    do {
      consumer.runOnce();
    } while (TestQueues.size(URI.create(args[0]), args[1]) > 0);
  }

  static SqsRestockConsumer.Builder consumer(
      URI endpoint, String queue, String dead, RestockRequestPublisher sink, FailPoints points) {
    return SqsRestockConsumer.builder(TestQueues.client(endpoint, points), sink)
        .queue(queue)
        .deadLetterQueue(dead)
        .waitTime(Duration.ofSeconds(1))
        .visibility(Duration.ofSeconds(1))
        .backOff(Duration.ofSeconds(1), Duration.ofSeconds(1));
  }
}
