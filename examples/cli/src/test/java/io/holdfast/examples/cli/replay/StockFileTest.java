package io.holdfast.examples.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.StockPolicy;
import java.io.IOException;
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

  private void read(String text) throws IOException {
    StockFile.read(
        new StringReader(text), rows::add, (line, reason) -> broken.add(line + " " + reason));
  }
}
