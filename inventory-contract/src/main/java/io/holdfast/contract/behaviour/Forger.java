package io.holdfast.contract.behaviour;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.error.InvalidRequestException;
import java.util.Base64;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/** Changes page tokens and corrects their checksums. */
final class Forger {
  private static final String[] ODD = {
    "",
    "-1",
    "0",
    "9223372036854775807",
    "-9223372036854775808",
    "99999999999999999999",
    "1e3",
    "x",
    "NO_KIND",
    "receive",
    "../..",
    "a b",
    "\u00e9",
    "\0",
    "'",
    "%",
    "a".repeat(700)
  };

  private final Random random;

  Forger(long seed) {
    this.random = new Random(seed);
  }

  /** Asserts that a listing takes a forged token for a place or refuses it by name. */
  void tries(PageToken token, Consumer<PageToken> listing) {
    PageToken forged = forged(token);
    try {
      listing.accept(forged);
    } catch (InvalidRequestException e) {
      assertThat(e.field()).as("%s", forged).isEqualTo("from");
    }
  }

  /** Returns a token of which one part is changed. */
  private PageToken forged(PageToken token) {
    String text = new String(Base64.getUrlDecoder().decode(token.value()), ISO_8859_1);
    String[] parts = text.split("\\|", -1);
    int which = random.nextInt(parts.length - 1);
    parts[which] = random.nextInt(4) == 0 ? noise() : ODD[random.nextInt(ODD.length)];
    if (random.nextInt(10) == 0) {
      parts[which] += "|" + ODD[random.nextInt(ODD.length)];
    }
    StringBuilder forged = new StringBuilder();
    for (int i = 0; i < parts.length - 1; i++) {
      forged.append(i == 0 ? "" : "|").append(parts[i]);
    }
    CRC32C crc = new CRC32C();
    crc.update(forged.toString().getBytes(ISO_8859_1));
    forged.append('|').append(Long.toHexString(crc.getValue()));
    byte[] bytes = forged.toString().getBytes(ISO_8859_1);
    return new PageToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  private String noise() {
    StringBuilder noise = new StringBuilder();
    for (int i = random.nextInt(20); i >= 0; i--) {
      noise.append((char) random.nextInt(256));
    }
    return noise.toString();
  }
}
