package io.holdfast.aws.sqs;

import io.holdfast.aws.internal.RestockMessage;
import io.holdfast.inventory.model.RestockRequest;

/** In which form messages lie in the queue. */
public enum Delivery {
  /** The body is the request: the subscription has raw message delivery. */
  RAW {
    @Override
    RestockRequest read(String body) {
      return RestockMessage.readRaw(body);
    }
  },
  /** The body is an envelope of SNS with the request in it, as it is if nothing was said. */
  ENVELOPE {
    @Override
    RestockRequest read(String body) {
      return RestockMessage.readEnvelope(body);
    }
  };

  /** The request in a body, or {@code MalformedMessageException}. */
  abstract RestockRequest read(String body);
}
