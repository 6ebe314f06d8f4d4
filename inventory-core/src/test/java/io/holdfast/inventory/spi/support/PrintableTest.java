package io.holdfast.inventory.spi.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Foreign text becomes one line, bounded and printable. */
class PrintableTest {
  @Test
  void tellsWhetherAllOfATextIsPrintable() {
    assertThat(Printable.isPrintable("재고 \uD83D\uDE00")).isTrue();
    assertThat(Printable.isPrintable("paid\n")).isFalse();
    assertThat(Printable.isPrintable("\u202Epaid")).isFalse();
    assertThat(Printable.isPrintable("\uFFFE")).isFalse();
    assertThat(Printable.isPrintable("\uD83D")).isFalse();
  }

  @Test
  void whatStartsALineOrHidesOneBecomesASpace() {
    assertThat(Printable.of("재고\r\n2030 INFO paid\u001B[31m\u202E\u2028\uD800\u0000end", 100))
        .isEqualTo("재고  2030 INFO paid [31m    end");
    assertThat(Printable.of(null, 10)).isEmpty();
  }

  @Test
  void itIsCutBetweenTwoCharacters() {
    assertThat(Printable.of("\uD83D\uDE00".repeat(9), 5)).isEqualTo("\uD83D\uDE00".repeat(2));
    assertThat(Printable.of("abc", 0)).isEmpty();
  }

  @Test
  void anyTextBecomesOneBoundedLine() {
    long seed = Long.getLong("holdfast.seed", System.nanoTime());
    System.out.println("PrintableTest runs with -Dholdfast.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(60); n > 0; n--) {
        text.append((char) random.nextInt(Character.MAX_VALUE + 1));
      }
      String line = Printable.of(text.toString(), 40);
      assertThat(line).as("seed %d", seed).hasSizeLessThanOrEqualTo(40);
      assertThat(line.chars().filter(Character::isISOControl)).isEmpty();
      assertThat(line.lines().count()).isLessThanOrEqualTo(1);
    }
  }
}
