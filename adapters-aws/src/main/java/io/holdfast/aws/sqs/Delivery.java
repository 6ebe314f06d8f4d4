package io.holdfast.aws.sqs;

import io.holdfast.aws.internal.RestockMessage;
import io.holdfast.inventory.model.RestockRequest;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * The form of the messages in the queue.
 *
 * @since 0.1.0
 */
public enum Delivery {
  /** The body is the request. The subscription has raw message delivery. */
  RAW {
    @Override
    RestockRequest read(Message message) {
      return RestockMessage.readRaw(message.body());
    }
  },
  /**
   * The body is an SNS envelope that contains the request. This is the default of a subscription.
   */
  ENVELOPE {
    @Override
    RestockRequest read(Message message) {
      return RestockMessage.readEnvelope(message.body());
    }
  },

  /**
   * The request is in the attribute {@code RestockRequest} of the message or of an SNS envelope.
   * The text is for other subscribers.
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

  /** Reads the request in a message; throws {@code MalformedMessageException} if there is none. */
  abstract RestockRequest read(Message message);
}
