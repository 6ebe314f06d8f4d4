package io.holdfast.aws.sns;

import io.holdfast.aws.internal.RestockMessage;
import io.holdfast.aws.internal.SdkFailure;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.PublishingException;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Publishes restock requests to an SNS topic, through the client of the host, which stays open.
 *
 * <p>The message is the request as JSON, which {@code SqsRestockConsumer} reads; what else is said
 * of it stands in the {@linkplain SnsAttributes attributes}. To a FIFO topic, the requests of one
 * stock key go in one message group, and the id of the request is the id that repeats are dropped
 * by, which SNS does for five minutes.
 *
 * <p>A call takes at most the {@linkplain Builder#timeout timeout}, with all tries of the client.
 * It is passing if SNS cannot be reached, is broken, throttles, or the credentials have run out,
 * and refused if SNS does not take the request: no such topic, no permission, an invalid parameter.
 *
 * <p>Safe for use by any number of threads.
 */
public final class SnsRestockPublisher implements RestockRequestPublisher {
  private static final String FIFO = ".fifo";
  private static final int MAX_GROUP = 128;
  private static final int DIGEST = 64;
  private static final Duration WHEN_THROTTLED = Duration.ofSeconds(1);

  private final SnsClient sns;
  private final String topicArn;
  private final @Nullable String subject;
  private final SnsAttributes attributes;
  private final Function<? super RestockRequest, String> message;
  private final Duration timeout;

  private SnsRestockPublisher(Builder options) {
    sns = options.sns;
    topicArn = options.topicArn;
    subject = options.subject;
    attributes = options.attributes;
    message = options.message;
    timeout = options.timeout;
  }

  /**
   * A publisher with what is usual.
   *
   * @param sns stays open
   * @param topicArn standard or FIFO
   * @throws ConfigurationException if it is no ARN of a topic
   */
  public static SnsRestockPublisher create(SnsClient sns, String topicArn) {
    return builder(sns, topicArn).build();
  }

  /**
   * Begins with what is usual.
   *
   * @param sns stays open
   * @param topicArn standard or FIFO
   * @throws ConfigurationException if it is no ARN of a topic
   */
  public static Builder builder(SnsClient sns, String topicArn) {
    return new Builder(sns, topicArn);
  }

  @Override
  public void publish(RestockRequest request) {
    PublishRequest publish = toSns(request);
    try {
      sns.publish(publish);
    } catch (RuntimeException e) {
      throw meaning(e);
    }
  }

  private PublishRequest toSns(RestockRequest request) {
    Map<String, MessageAttributeValue> values =
        attributes.of(request).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    each ->
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(each.getValue())
                            .build()));
    PublishRequest.Builder publish =
        PublishRequest.builder()
            .topicArn(topicArn)
            .subject(subject)
            .message(message.apply(request))
            .messageAttributes(values)
            .overrideConfiguration(
                options -> options.apiCallTimeout(timeout).apiCallAttemptTimeout(timeout));
    if (topicArn.endsWith(FIFO)) {
      publish.messageGroupId(group(request)).messageDeduplicationId(request.id().value());
    }
    return publish.build();
  }

  /** The stock key; of one that is too long its end as a digest. */
  private static String group(RestockRequest request) {
    String key = request.key().toString();
    return key.length() <= MAX_GROUP
        ? key
        : key.substring(0, MAX_GROUP - DIGEST) + Fingerprint.sha256(key);
  }

  private static PublishingException meaning(RuntimeException e) {
    String reason = SdkFailure.describe("SNS", e);
    return switch (SdkFailure.of(e)) {
      case PASSING -> PublishingException.passing(reason, e);
      case THROTTLED ->
          PublishingException.passingAfter(reason, SdkFailure.retryAfter(e).orElse(WHEN_THROTTLED));
      case REFUSED -> PublishingException.refused(reason, e);
    };
  }

  /** Options of a publisher. For one thread. */
  public static final class Builder {
    private static final Pattern TOPIC =
        Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}(\\.fifo)?");
    private static final int MAX_SUBJECT = 100;

    private final SnsClient sns;
    private final String topicArn;
    private @Nullable String subject;
    private SnsAttributes attributes = SnsAttributes.product();
    private Function<? super RestockRequest, String> message = RestockMessage::write;
    private Duration timeout = Duration.ofSeconds(10);

    private Builder(SnsClient sns, String topicArn) {
      this.sns = Objects.requireNonNull(sns, "sns");
      this.topicArn = Objects.requireNonNull(topicArn, "topicArn");
      if (!TOPIC.matcher(topicArn).matches()) {
        throw new ConfigurationException("topicArn: must be the ARN of an SNS topic");
      }
    }

    /**
     * The subject of every message; none if nothing is said.
     *
     * @param text 1 to 100 characters, no control characters
     * @throws ConfigurationException if SNS does not take it
     */
    public Builder subject(String text) {
      if (text.isBlank()
          || text.length() > MAX_SUBJECT
          || !text.codePoints().allMatch(SnsText::isAllowed)) {
        throw new ConfigurationException(
            "subject: 1 to " + MAX_SUBJECT + " characters, no control characters");
      }
      subject = text;
      return this;
    }

    /** The attributes of every message; {@link SnsAttributes#product} if nothing is said. */
    public Builder attributes(SnsAttributes format) {
      attributes = Objects.requireNonNull(format, "attributes");
      return this;
    }

    /**
     * Another text of messages, for subscribers that read one. {@code SqsRestockConsumer} reads
     * only the usual one, or the request in an attribute: {@link SnsAttributes#withRequest}.
     *
     * @param format must not return an empty text
     */
    public Builder message(Function<? super RestockRequest, String> format) {
      message = Objects.requireNonNull(format, "message");
      return this;
    }

    /**
     * How long a call may take, with all tries of the client; 10 seconds if nothing is said.
     *
     * @param longest 1 millisecond to 1 hour
     * @throws ConfigurationException if it is out of range
     */
    public Builder timeout(Duration longest) {
      if (longest.compareTo(Duration.ofMillis(1)) < 0
          || longest.compareTo(Duration.ofHours(1)) > 0) {
        throw new ConfigurationException("timeout: must be from 1 millisecond to 1 hour");
      }
      timeout = longest;
      return this;
    }

    /** The publisher. Asks nobody whether there is such a topic. */
    public SnsRestockPublisher build() {
      return new SnsRestockPublisher(this);
    }
  }
}
