package io.holdfast.aws.sqs;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records requests, and runs the given actions on them; accepts by default. */
final class RecordingSink implements RestockRequestPublisher {
  private final List<RestockRequest> seen = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<RestockRequestPublisher> next = new ConcurrentLinkedQueue<>();

  private volatile RestockRequestPublisher always = request -> {};

  /** Sets the action for the next request. */
  RecordingSink then(RestockRequestPublisher action) {
    next.add(action);
    return this;
  }

  /**
   * Throws an exception for the next request, also a checked one as a sink in another language can.
   */
  RecordingSink thenThrow(Throwable failure) {
    return then(request -> RecordingSink.<RuntimeException>fail(failure));
  }

  @SuppressWarnings("unchecked")
  static <E extends Throwable> void fail(Throwable failure) throws E {
    throw (E) failure;
  }

  /** Sets the action for all following requests. */
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
