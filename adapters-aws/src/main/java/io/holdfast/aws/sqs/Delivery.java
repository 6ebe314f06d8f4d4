package io.holdfast.aws.sqs;

import io.holdfast.aws.internal.RestockMessage;
import io.holdfast.inventory.model.RestockRequest;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** In which form messages lie in the queue. */
public enum Delivery {
  /** The body is the request: the subscription has raw message delivery. */
  RAW {
    @Override
    RestockRequest read(Message message) {
      return RestockMessage.readRaw(message.body());
    }
  },
  /** The body is an envelope of SNS with the request in it, as it is if nothing was said. */
  ENVELOPE {
    @Override
    RestockRequest read(Message message) {
      return RestockMessage.readEnvelope(message.body());
    }
  },

  /**
   * The request stands in the attribute {@code RestockRequest}, of the message or of an envelope of
   * SNS: the text is for others.
   */
  ATTRIBUTE {
    @Override
    RestockRequest read(Message message) {
      MessageAttributeValue value = message.messageAttributes().get(RestockMessage.ATTRIBUTE);
      return value == null
          ? RestockMessage.readAttribute(message.body())
          : RestockMessage.readRaw(Objects.requireNonNullElse(value.stringValue(), ""));
    }
  };

  /** The request in a message, or {@code MalformedMessageException}. */
  abstract RestockRequest read(Message message);
}
