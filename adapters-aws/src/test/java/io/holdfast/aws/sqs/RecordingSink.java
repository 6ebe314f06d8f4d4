package io.holdfast.aws.sqs;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it gets, and does with it what it was told to; else it accepts. */
final class RecordingSink implements RestockRequestPublisher {
  private final List<RestockRequest> seen = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<RestockRequestPublisher> next = new ConcurrentLinkedQueue<>();

  private volatile RestockRequestPublisher always = request -> {};

  /** What to do with the next one. */
  RecordingSink then(RestockRequestPublisher action) {
    next.add(action);
    return this;
  }

  /** What to do with all that follow. */
  RecordingSink always(RestockRequestPublisher action) {
    always = action;
    return this;
  }

  @Override
  public void publish(RestockRequest request) {
    seen.add(request);
    RestockRequestPublisher action = next.poll();
    (action == null ? always : action).publish(request);
  }

  List<RestockRequest> seen() {
    return seen;
  }
}
