package io.holdfast.http.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.ConfigurationException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  private static final String SAMPLE = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String GOOD = "oJ8vQy1C5mW0Xk3zR7tN9bLq2dHsUeFa";

  /** Uses the test vector of the Standard Webhooks libraries. */
  @Test
  void signsAsTheSpecificationDoes() {
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    assertThat(
            CallbackSignature.headers(
                Secret.known(Base64.getDecoder().decode(SAMPLE)),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                body))
        .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void takesAKeyWithAndWithoutItsPrefix() {
    byte[] body = {1, 2, 3};
    assertThat(Secret.parse("whsec_" + GOOD).sign("a", "1", body))
        .isEqualTo(Secret.parse(GOOD).sign("a", "1", body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c2hvcnQhIQ==", // 8 bytes
        "oJ8vQy1C5mW0Xk3zR7tN9bLq2dHsUeE=", // 23 bytes
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "YWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFi", // abab…
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_no base 64: hunter2"
      })
  void refusesAKeyThatIsNone(String text) {
    assertThatThrownBy(() -> Secret.parse(text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("secret: ")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @Test
  void showsItselfToNobody() {
    Secret secret = Secret.parse(GOOD);
    assertThat(secret).hasToString("***").isNotInstanceOf(Serializable.class);
    assertThat(secret).isNotEqualTo(Secret.parse(GOOD));
  }

  @Test
  void doesNotChangeWithTheBytesItWasMadeOf() {
    byte[] bytes = Base64.getDecoder().decode(GOOD);
    Secret secret = Secret.of(bytes);
    byte[] before = secret.sign("a", "1", new byte[0]);
    java.util.Arrays.fill(bytes, (byte) 0);
    assertThat(secret.sign("a", "1", new byte[0])).isEqualTo(before);
  }
}
