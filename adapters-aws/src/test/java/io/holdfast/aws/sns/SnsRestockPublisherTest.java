package io.holdfast.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.aws.dynamodb.faults.Silence;
import io.holdfast.aws.internal.RestockMessage;
import io.holdfast.aws.sqs.Requests;
import io.holdfast.aws.sqs.TestQueues;
import io.holdfast.emulators.sns.SnsDouble;
import io.holdfast.emulators.sns.SnsFault;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.restock.spi.PublishingException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Tests the failures of a publishing, and the options of a publisher. */
@Timeout(60)
class SnsRestockPublisherTest {
  private static final String ARN = "arn:aws:sns:eu-central-1:000000000000:stock-empty";
  private static final URI CALLBACK = URI.create("https://shop.example/callback");

  private final SnsDouble sns =
      SnsDouble.start(TestQueues.endpoint(), TestQueues.REGION, TestQueues.ACCOUNT);
  private final Broker broker = new Broker(Broker.client(sns.endpoint()), TestQueues.client());
  private final String topic = broker.topic("stock-empty");
  private final String queue = broker.queue("stock-queue");

  @AfterEach
  void close() {
    broker.sns().close();
    sns.close();
  }

  private PublishingException failure(SnsRestockPublisher publisher) {
    return catchThrowableOfType(
        PublishingException.class, () -> publisher.publish(Requests.number(7)));
  }

  private SnsRestockPublisher publisher() {
    return SnsRestockPublisher.builder(broker.sns(), topic).timeout(Duration.ofSeconds(5)).build();
  }

  private void fail(SnsFault fault) {
    for (int attempt = 0; attempt < Broker.MAX_ATTEMPTS; attempt++) {
      sns.next(fault);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, AuthorizationError",
    "404, NotFound",
    "400, InvalidParameter",
    "400, ParameterValueInvalid",
    "403, InvalidSecurity",
    "403, InvalidClientTokenId",
    "400, KMSAccessDenied",
    "400, KMSDisabled"
  })
  void whatSnsWillNeverTakeIsRefused(int status, String code) {
    fail(SnsFault.error(status, code));

    PublishingException failure = failure(publisher());

    assertThat(failure.isRetryable()).isFalse();
    assertThat(failure).hasMessage("SNS said " + code + ", status " + status);
  }

  @ParameterizedTest
  @CsvSource({
    "500, InternalError",
    "503, ServiceUnavailable",
    "408, RequestTimeout",
    "403, ExpiredToken",
    "403, RequestExpired",
    "403, RequestTimeTooSkewed"
  })
  void whatMayPassIsPassing(int status, String code) {
    fail(SnsFault.error(status, code));

    PublishingException failure = failure(publisher());

    assertThat(failure.isRetryable()).isTrue();
    assertThat(failure.retryAfter()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "429, Throttled",
    "400, Throttling",
    "400, ThrottlingException",
    "400, KMSThrottling"
  })
  void throttlingSaysWhenToComeAgain(int status, String code) {
    fail(SnsFault.error(status, code));

    PublishingException failure = failure(publisher());

    assertThat(failure.isRetryable()).isTrue();
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void throttlingSaysWhatTheServiceSays() {
    fail(SnsFault.throttled(2));

    assertThat(failure(publisher()).retryAfter()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aLostAnswerIsPassingAndThePublishingMayHaveHappened() {
    broker.subscribe(topic, queue, true);
    fail(SnsFault.lostAnswer());

    PublishingException failure = failure(publisher());

    assertThat(failure.isRetryable()).isTrue();
    assertThat(failure).hasMessageStartingWith("SNS cannot be reached");
    List<Message> messages = broker.take(queue);
    assertThat(messages).hasSize(2);
    assertThat(messages)
        .extracting(it -> RestockMessage.readRaw(it.body()))
        .containsOnly(Requests.number(7));
  }

  @Test
  void aRequestThatIsLostOnceIsSentAgain() {
    broker.subscribe(topic, queue, true);
    sns.next(SnsFault.lostRequest());

    publisher().publish(Requests.number(7));

    assertThat(broker.take(queue)).hasSize(1);
  }

  @Test
  void nobodyListensIsPassing() {
    sns.close();

    assertThat(failure(publisher()).isRetryable()).isTrue();
  }

  @Test
  void aServiceThatNeverAnswersIsGivenUpInTime() {
    try (Silence silence = new Silence();
        SnsClient client = Broker.client(silence.endpoint())) {
      SnsRestockPublisher publisher =
          SnsRestockPublisher.builder(client, ARN).timeout(Duration.ofMillis(200)).build();

      PublishingException failure = failure(publisher);

      assertThat(failure.isRetryable()).isTrue();
      assertThat(failure).hasMessage("SNS cannot be reached: ApiCallTimeoutException");
    }
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() {
    try (Silence silence = new Silence();
        SnsClient client = Broker.client(silence.endpoint())) {
      SnsRestockPublisher publisher = SnsRestockPublisher.create(client, ARN);
      PublishingException failure;
      boolean kept;
      try {
        Thread.currentThread().interrupt();
        failure = failure(publisher);
      } finally {
        kept = Thread.interrupted();
      }

      assertThat(failure.isRetryable()).isTrue();
      assertThat(kept).isTrue();
    }
  }

  @Test
  void aTextOfTheHostsOwnIsPublished() {
    broker.subscribe(topic, queue, true);

    SnsRestockPublisher.builder(broker.sns(), topic)
        .message(request -> "재고 부족 " + request.key().sku())
        .build()
        .publish(Requests.number(7));

    assertThat(broker.take(queue).get(0).body()).isEqualTo("재고 부족 CP-502101");
  }

  @Test
  void closesNoClientAndAsksNobody() {
    SnsClient client = Mockito.mock(SnsClient.class);

    SnsRestockPublisher.create(client, ARN);

    Mockito.verifyNoInteractions(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "stock-empty",
        "arn:aws:sqs:eu-central-1:000000000000:stock-empty",
        "arn:aws:sns:eu-central-1:0:stock-empty",
        "arn:aws:sns:eu-central-1:000000000000:stock empty",
        "arn:aws:sns:eu-central-1:000000000000:stock-empty:0f2d"
      })
  void onlyATopicIsATopic(String arn) {
    SnsClient client = Mockito.mock(SnsClient.class);

    assertThatThrownBy(() -> SnsRestockPublisher.create(client, arn))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("topicArn: must be the ARN of an SNS topic");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "a\rb", "\u0000", "\ud800"})
  void aSubjectIsOneLine(String text) {
    SnsRestockPublisher.Builder options =
        SnsRestockPublisher.builder(Mockito.mock(SnsClient.class), ARN);

    assertThatThrownBy(() -> options.subject(text).build())
        .isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> options.subject("a".repeat(101)).build())
        .isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> options.subject("a").timeout(Duration.ZERO).build())
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void thereAreNoMoreThanTenAttributes() {
    SnsAttributes ten =
        SnsAttributes.callback("g", "r", CALLBACK).with("a", "1").with("b", "2").with("c", "3");

    assertThat(ten.of(Requests.number(7))).hasSize(10);
    assertThatThrownBy(() -> ten.with("d", "4"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("attribute d: at most 10 attributes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "AWS.a", "aws.a", "Amazon.a", ".a", "a.", "a..b", "é", "ProductId"})
  void anAttributeHasAName(String name) {
    assertThatThrownBy(() -> SnsAttributes.product().with(name, "1"))
        .isInstanceOf(ConfigurationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\u0000b", "a\nb", "\ud800", "\uffff"})
  void anAttributeHasAValue(String value) {
    assertThatThrownBy(() -> SnsAttributes.product().with("a", value))
        .isInstanceOf(ConfigurationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://shop.example/",
        "/callback",
        "https:///callback",
        "https://user@shop.example/",
        "https://shop.example/#a",
        "mailto:shop@example.org"
      })
  void aCallbackIsAnHttpUrl(String url) {
    assertThatThrownBy(() -> SnsAttributes.callback("g", "r", URI.create(url)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("callbackUrl: ");
  }
}
