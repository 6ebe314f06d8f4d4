package io.holdfast.jdbc.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverTextTest {
  @Test
  void theFirstLineIsShownInPrintableFormAndBounded() {
    assertThat(DriverText.of("Table 'shop.holdfast_entry' doesn't exist"))
        .isEqualTo("Table 'shop.holdfast_entry' doesn't exist");
    assertThat(DriverText.of("\n\nCommunications link failure\r\nINSERT INTO secret"))
        .isEqualTo("Communications link failure");
    assertThat(DriverText.of("a\tb\u202ec")).isEqualTo("a b c");
    assertThat(DriverText.of("x".repeat(100_000))).hasSize(200);
    assertThat(DriverText.of(null)).isEmpty();
    assertThat(DriverText.of(" \n ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no route for jdbc:mysql://h/db?user=u&password=canary&x=1|user=u&password=***&x=1",
        "connect failed: PASSWORD = canary, try again|PASSWORD = ***, try again",
        "jdbc:mariadb://root:canary@db:3306/shop refused|jdbc:mariadb://***@db:3306/shop refused",
        "Access denied for user 'u'@'h' (using password: YES)|(using password: ***)",
        "pwd:canary;secret=canary;token=canary|pwd:***;secret=***;token=***"
      })
  void whatLooksLikeASecretIsNotShown(String text, String shown) {
    assertThat(DriverText.of(text)).contains(shown).doesNotContain("canary");
  }
}
