package io.holdfast.emulators.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageStructureTest {
  @Test
  void aQueueGetsItsTextOrTheDefault() {
    assertThat(MessageStructure.forSqs("{\"default\":\"all\",\"email\":\"mail\"}"))
        .isEqualTo("all");
    assertThat(MessageStructure.forSqs(" { \"sqs\" : \"queue\" , \"default\" : \"all\" } "))
        .isEqualTo("queue");
  }

  @Test
  void textsAreUnescaped() {
    assertThat(MessageStructure.forSqs("{\"default\":\"{\\\"a\\\":\\\"\\u00e9\\n\\\\\\\"}\"}"))
        .isEqualTo("{\"a\":\"\u00e9\n\\\"}");
  }

  @Test
  void aMessageWithoutADefaultIsRefused() {
    assertThatThrownBy(() -> MessageStructure.forSqs("{\"email\":\"mail\"}"))
        .isInstanceOf(SnsError.class)
        .hasMessageContaining("No default entry");
  }

  @Test
  void whatIsNoObjectOfTextsIsRefused() {
    for (String json :
        List.of(
            "", "text", "{", "{}", "{\"default\":1}", "{\"default\":\"a\"", "{\"a\":\"\\x\"}")) {
      assertThatThrownBy(() -> MessageStructure.forSqs(json)).as(json).isInstanceOf(SnsError.class);
    }
  }
}
