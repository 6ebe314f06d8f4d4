package io.holdfast.examples.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
  @Test
  void readsLinesWithAnyEndAndWithout() throws Exception {
    BoundedLines lines = lines("\uFEFFone\r\ntwo\n\nfour");
    assertThat(lines.next()).isEqualTo("one");
    assertThat(lines.next()).isEqualTo("two");
    assertThat(lines.next()).isEmpty();
    assertThat(lines.next()).isEqualTo("four");
    assertThat(lines.number()).isEqualTo(4);
    assertThat(lines.next()).isNull();
    assertThat(lines.number()).isEqualTo(4);
  }

  @Test
  void refusesALineThatIsTooLongAndGoesOnAfterIt() throws Exception {
    int most = BoundedLines.MAX_BYTES;
    BoundedLines lines = lines("a".repeat(most) + "\n" + "b".repeat(most + 1) + "\nnext");
    assertThat(lines.next()).hasSize(most);
    assertThatThrownBy(lines::next).hasMessage("longer than 65536 bytes");
    assertThat(lines.next()).isEqualTo("next");
    assertThat(lines.number()).isEqualTo(3);
  }

  @Test
  void refusesWhatIsNotUtf8() {
    BoundedLines lines =
        new BoundedLines(
            new ByteArrayInputStream("caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)));
    assertThatThrownBy(lines::next).hasMessage("not UTF-8");
  }

  private static BoundedLines lines(String text) {
    return new BoundedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
