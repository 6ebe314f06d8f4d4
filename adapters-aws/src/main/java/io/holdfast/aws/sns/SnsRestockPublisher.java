package io.holdfast.aws.sns;

import io.holdfast.aws.internal.RestockMessage;
import io.holdfast.aws.internal.SdkFailure;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.spi.support.Printable;
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
 * Publishes restock requests to an SNS topic, through the host's client, which stays open.
 *
 * <p>The message is the request as JSON, which {@code SqsRestockConsumer} reads; the {@linkplain
 * SnsAttributes attributes} repeat parts of it. On a FIFO topic, the requests of one stock key
 * share a message group, and the id of the request is the deduplication id: SNS drops repeats for
 * five minutes.
 *
 * <p>A call takes at most the {@linkplain Builder#timeout timeout}, including all attempts of the
 * client. A failure is transient if SNS cannot be reached, is broken or throttles, or if the
 * credentials have expired. It is permanent if SNS refuses the request: the topic does not exist,
 * the permission is missing, or a parameter is invalid.
 *
 * <p>Safe for use by any number of threads.
 *
 * @since 0.1.0
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
   * Creates a publisher with the default options.
   *
   * @param sns the host's client; it is never closed here
   * @param topicArn the ARN of a standard or FIFO topic
   * @throws ConfigurationException if {@code topicArn} is not the ARN of a topic
   */
  public static SnsRestockPublisher create(SnsClient sns, String topicArn) {
    return builder(sns, topicArn).build();
  }

  /**
   * Returns a builder with the default options.
   *
   * @param sns the host's client; it is never closed here
   * @param topicArn the ARN of a standard or FIFO topic
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

  /** Returns the stock key; if it is too long, its end is replaced by a digest. */
  private static String group(RestockRequest request) {
    String key = request.key().toString();
    return key.length() <= MAX_GROUP
        ? key
        : key.substring(0, MAX_GROUP - DIGEST) + Fingerprint.sha256(key);
  }

  private static PublishingException meaning(RuntimeException e) {
    String reason = SdkFailure.describe("SNS", e);
    return switch (SdkFailure.of(e)) {
      case PASSING -> PublishingException.transientFailure(reason, e);
      case THROTTLED ->
          PublishingException.transientFailureAfter(
              reason, SdkFailure.retryAfter(e).orElse(WHEN_THROTTLED));
      case REFUSED -> PublishingException.permanentFailure(reason, e);
    };
  }

  /** The options of a publisher. Not safe for use by several threads. */
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
    }

    /**
     * Sets the subject of every message. Default: none.
     *
     * @param subject the subject, 1 to 100 characters, all of them printable
     */
    public Builder subject(String subject) {
      this.subject = Objects.requireNonNull(subject, "subject");
      return this;
    }

    /** Sets the attributes of every message. Default: {@link SnsAttributes#product}. */
    public Builder attributes(SnsAttributes attributes) {
      this.attributes = Objects.requireNonNull(attributes, "attributes");
      return this;
    }

    /**
     * Sets the text of the messages, for subscribers that expect another one. {@code
     * SqsRestockConsumer} reads only the default text, or the request in an attribute: {@link
     * SnsAttributes#withRequest}.
     *
     * @param format returns the text of the message for a request, never empty
     */
    public Builder message(Function<? super RestockRequest, String> format) {
      message = Objects.requireNonNull(format, "message");
      return this;
    }

    /**
     * Sets the time limit of a call, including all attempts of the client. Default: 10 seconds.
     *
     * @param timeout the time limit, 1 millisecond to 1 hour
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Objects.requireNonNull(timeout, "timeout");
      return this;
    }

    /**
     * Creates the publisher. Sends no request: it does not check whether the topic exists.
     *
     * @throws ConfigurationException if an option is out of range, or {@code topicArn} is not the
     *     ARN of a topic
     */
    public SnsRestockPublisher build() {
      if (!TOPIC.matcher(topicArn).matches()) {
        throw new ConfigurationException("topicArn: must be the ARN of an SNS topic");
      }
      if (subject != null && !isSubject(subject)) {
        throw new ConfigurationException(
            "subject: 1 to " + MAX_SUBJECT + " characters, all of them printable");
      }
      Checks.option("timeout", Duration.ofMillis(1), Duration.ofHours(1), timeout);
      return new SnsRestockPublisher(this);
    }

    private static boolean isSubject(String text) {
      return !text.isBlank() && text.length() <= MAX_SUBJECT && Printable.isPrintable(text);
    }
  }
}
