package io.holdfast.examples.bookstore.courier;

import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.FlowJson;
import io.holdfast.examples.bookstore.flow.StepException;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Tells customers by a topic that their orders were accepted. Programs that subscribe get the whole
 * state as JSON; a subscriber by e-mail gets a sentence, without the courier and without the stock
 * of the book. The topic may deliver a message twice, so it carries the name of the execution as an
 * attribute. Safe for use by any number of threads.
 */
public final class SnsNotifier {
  /** The subject of the message. */
  public static final String SUBJECT = "Your order will be dispatched in 24 hours";

  private final SnsClient sns;
  private final String topicArn;

  /** Creates a notifier on a client, which the host closes. */
  public SnsNotifier(SnsClient sns, String topicArn) {
    this.sns = sns;
    this.topicArn = topicArn;
  }

  /**
   * Sends the message. It may be sent again if the answer is lost, with the same execution name.
   *
   * @throws StepException retryable if it is not known whether the message was sent
   */
  public void dispatched(ExecutionName name, CheckoutState state) {
    Map<String, String> texts = Map.of("default", FlowJson.write(state), "email", letter(state));
    try {
      Object unused =
          sns.publish(
              request ->
                  request
                      .topicArn(topicArn)
                      .subject(SUBJECT)
                      .messageStructure("json")
                      .message(FlowJson.write(texts))
                      .messageAttributes(
                          Map.of(
                              CourierQueue.EXECUTION,
                              MessageAttributeValue.builder()
                                  .dataType("String")
                                  .stringValue(name.value())
                                  .build())));
    } catch (SdkException e) {
      throw StepException.retryable("TopicUnavailable", "The message was not published", e);
    }
  }

  private static String letter(CheckoutState state) {
    return "Your order of %d x \"%s\" for %d will be dispatched in 24 hours."
        .formatted(state.quantity(), state.requireBook().title(), state.requireTotal().total());
  }
}
