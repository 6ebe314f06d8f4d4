package io.holdfast.examples.bookstore.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.bookstore.flow.Book;
import io.holdfast.examples.bookstore.flow.CheckoutInput;
import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.CourierStatus;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.FlowJson;
import io.holdfast.examples.bookstore.flow.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

class SnsNotifierTest {
  private final List<PublishRequest> published = new ArrayList<>();

  private final SnsClient client =
      new SnsClient() {
        @Override
        public PublishResponse publish(PublishRequest request) {
          published.add(request);
          return PublishResponse.builder().messageId("m-1").build();
        }

        @Override
        public String serviceName() {
          return "sns";
        }

        @Override
        public void close() {}
      };

  @Test
  void aCustomerReadsASentenceWithoutCourierAndStock() {
    CheckoutState state =
        CheckoutState.of(new CheckoutInput("ann", "rule", 2, false))
            .withBook(new Book("rule", "The 10X Rule", 500, 20))
            .withTotal(new Total(40, null))
            .withCourierStatus(new CourierStatus("courier@example.com"));
    new SnsNotifier(client, "topic").dispatched(new ExecutionName("o-1"), state);
    assertThat(published).hasSize(1);
    PublishRequest message = published.get(0);
    assertThat(message.subject()).isEqualTo("Your order will be dispatched in 24 hours");
    assertThat(message.messageStructure()).isEqualTo("json");
    Map<?, ?> texts = FlowJson.read(message.message(), Map.class);
    assertThat(texts.get("email"))
        .isEqualTo("Your order of 2 x \"The 10X Rule\" for 40 will be dispatched in 24 hours.");
    assertThat(texts.get("default")).isEqualTo(FlowJson.write(state));
  }
}
