package io.holdfast.aws.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.sqs.Requests;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.spi.support.Printable;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that randomly damaged messages are read as they are, or refused. */
@Timeout(60)
class RandomMessagesTest {
  private static final String SEED = "holdfast.seed";
  private static final int MESSAGES = 50_000;
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "null",
          "true",
          "1e9",
          "-",
          "\u0000",
          "\ud800",
          "\\u0000",
          "\\ud800",
          "\uFEFF",
          "\"id\":1,",
          "\"version\":1,",
          "9999999999",
          "\n",
          "/*");

  @Test
  void noDamageGivesAnythingButARequestOrARefusal() {
    long seed = Long.getLong(SEED, System.nanoTime());
    System.out.println("messages damaged: -D" + SEED + "=" + seed);
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < MESSAGES; i++) {
      String body = damaged(RestockMessage.write(Requests.number(1 + random.nextInt(9))), random);
      if (isRead(body)) {
        read++;
      }
    }
    System.out.printf("messages damaged: %d of %d still read%n", read, MESSAGES);
    assertThat(read).isBetween(1, MESSAGES / 2);
  }

  private static boolean isRead(String body) {
    try {
      RestockRequest request = RestockMessage.readRaw(body);
      assertThat(RestockMessage.readRaw(RestockMessage.write(request))).isEqualTo(request);
      return true;
    } catch (MalformedMessageException e) {
      assertThat(e.reason()).matches("[ -~]{5,200}");
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError("not refused: " + Printable.of(body, 2_000), e);
    }
  }

  private static String damaged(String body, Random random) {
    StringBuilder text = new StringBuilder(body);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(5)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> text.setCharAt(at, (char) random.nextInt(256));
        case 3 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(30)));
        default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
      }
      if (text.isEmpty()) {
        text.append(' ');
      }
    }
    return text.toString();
  }
}
