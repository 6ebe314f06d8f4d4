package io.holdfast.examples.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.StockPolicy;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockFileTest {
  private final List<StockRow> rows = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  @Test
  void readsQuotedCellsAndLeavesOutWhatIsEmpty() throws IOException {
    String text =
        """
        sku,location,kind,onHand,safetyStock,units
        "TEE",outlet,quantity,"3",1,
        B,,untracked,,,
        """;
    read("\uFEFF" + text.replace("\n", "\r\n"));
    assertThat(broken).isEmpty();
    assertThat(rows.get(0).location()).isEqualTo(new Location("outlet"));
    assertThat(rows.get(0).policy()).isEqualTo(StockPolicy.quantity(1));
    assertThat(rows.get(0).opening()).isEqualTo(3);
    assertThat(rows.get(1).policy()).isEqualTo(StockPolicy.untracked());
  }

  @Test
  void numbersLinesAlsoBehindAQuotedLineBreak() throws IOException {
    read(
        """
        sku,location,kind,onHand,safetyStock,units
        A,,quantity,1,,
        S,,units,2,,"A1
         A2"
        B,,quantity,-1,,
        """);
    assertThat(rows.get(0).line()).isEqualTo(2);
    assertThat(broken).last().asString().startsWith("5 onHand");
  }

  @Test
  void reportsEachBrokenRow() throws IOException {
    read(
        """
        sku,location,kind,onHand,safetyStock,units
        ,,quantity,1,,
        A,,quantity,1
        A,,quantity,1000000000000000000000,,
        A,,boxes,1,,
        A,,quantity,1,,A1
        A,,units,1,1,A1
        A,,units,2,,A1 A1
        """);
    assertThat(rows).hasSize(1);
    assertThat(broken)
        .containsExactly(
            "2 sku: must not be empty",
            "3 6 cells are wanted, not 4",
            "4 onHand: a whole number of at most 18 digits is wanted",
            "5 kind: quantity, units or untracked is wanted",
            "6 units: only for kind units",
            "7 safetyStock: must be 0 for kind UNITS");
  }

  @Test
  void stopsAtAQuoteThatNeverEnds() throws IOException {
    read(
        """
        sku,location,kind,onHand,safetyStock,units
        A,,quantity,1,,
        "B,,quantity,1,,
        C,,quantity,1,,
        """);
    assertThat(rows).extracting(it -> it.sku().value()).containsExactly("A");
    assertThat(broken).containsExactly("3 not CSV, nothing after it is read");
  }

  /** Reads as much as it is asked for, and keeps none of it: what keeps it runs out of memory. */
  private static Reader repeating(String first, String text, long times, String last) {
    return new Reader() {
      private final long end = first.length() + text.length() * times + last.length();
      private long at;

      @Override
      public int read(char[] to, int from, int length) {
        int read = 0;
        while (read < length && at < end) {
          to[from + read] = character();
          read++;
          at++;
        }
        return read == 0 ? -1 : read;
      }

      private char character() {
        if (at < first.length()) {
          return first.charAt((int) at);
        }
        long in = at - first.length();
        return in < text.length() * times
            ? text.charAt((int) (in % text.length()))
            : last.charAt((int) (in - text.length() * times));
      }

      @Override
      public void close() {}
    };
  }

  /** Millions of cells of a row must not be kept. */
  @Test
  void keepsNoMoreOfARowThanShowsThatItIsTooLong() throws IOException {
    String header = "sku,location,kind,onHand,safetyStock,units\n";

    StockFile.read(
        repeating(header, ",", 20_000_000, "\nB,,quantity,1,,\n"),
        rows::add,
        (line, reason) -> broken.add(line + " " + reason));

    assertThat(broken).containsExactly("2 6 cells are wanted, not more");
    assertThat(rows).extracting(it -> it.sku().value()).containsExactly("B");
  }

  @Test
  void keepsNoMoreOfAHeaderThanShowsThatItIsWrong() {
    assertThatThrownBy(
            () ->
                StockFile.read(
                    repeating("", ",", 20_000_000, "\n"), rows::add, (line, reason) -> {}))
        .isInstanceOf(BrokenLineException.class);
  }

  @Test
  void readsNoCellWithoutEnd() throws IOException {
    StockFile.read(
        repeating(
            "sku,location,kind,onHand,safetyStock,units\nA,,quantity,1,,\"", "x", 20_000_000, "\""),
        rows::add,
        (line, reason) -> broken.add(line + " " + reason));

    assertThat(broken)
        .containsExactly("2 a cell of more than 1000000 characters, nothing after it is read");
  }

  private void read(String text) throws IOException {
    StockFile.read(
        new StringReader(text), rows::add, (line, reason) -> broken.add(line + " " + reason));
  }
}
