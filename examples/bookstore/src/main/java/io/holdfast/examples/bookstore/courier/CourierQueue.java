package io.holdfast.examples.bookstore.courier;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.FlowJson;
import io.holdfast.examples.bookstore.flow.StepException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The queue of the orders that need a courier. Safe for use by any number of threads. */
public final class CourierQueue {
  private static final int MAX_MESSAGES = 10;

  /** The message attribute with the name of the execution. */
  static final String EXECUTION = "ExecutionName";

  private final SqsClient sqs;
  private final String queueUrl;

  /** Creates a queue on a client, which the host closes. */
  public CourierQueue(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  /**
   * Sends an order to the worker.
   *
   * @param token the token that the answer has to name
   * @throws StepException retryable if it is not known whether the message was sent
   */
  public void ask(ExecutionName name, CheckoutState state, String token) {
    try {
      Object unused =
          sqs.sendMessage(
              request ->
                  request
                      .queueUrl(queueUrl)
                      .messageBody(FlowJson.write(new Order(state, token)))
                      .messageAttributes(
                          Map.of(
                              EXECUTION,
                              MessageAttributeValue.builder()
                                  .dataType("String")
                                  .stringValue(name.value())
                                  .build())));
    } catch (SdkException e) {
      throw StepException.retryable("QueueUnavailable", "The order was not sent to the queue", e);
    }
  }

  /** Returns some orders, which other workers do not get for a while. */
  List<Message> receive(int waitSeconds) {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(queueUrl)
                    .maxNumberOfMessages(MAX_MESSAGES)
                    .waitTimeSeconds(waitSeconds)
                    .messageAttributeNames(EXECUTION))
        .messages();
  }

  /** Deletes an order that was received. */
  void delete(Message message) {
    Object unused =
        sqs.deleteMessage(
            request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
  }

  /**
   * The body of a message.
   *
   * @param input the state of the checkout
   * @param token the token that the answer has to name
   */
  record Order(@JsonProperty("Input") CheckoutState input, @JsonProperty("Token") String token) {}
}
