package io.holdfast.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.benchmarks.load.Goal;
import io.holdfast.benchmarks.load.Quotient;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Series;
import io.holdfast.benchmarks.load.Suite;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** Table, JSON and chart say the same. */
class ReportTest {
  private static final List<String> WHO =
      List.of("one", "two & <three>", "\"four\"", "five", "six");
  private static final Results RESULTS =
      new Results(
          "a machine",
          "quick",
          List.of(),
          List.of(),
          List.of(
              new Suite(
                  "MySQL",
                  "9.7",
                  List.of(
                      new Series(
                          "one SKU, 64 clients",
                          WHO,
                          List.of(
                              List.of(
                                  sample(25_000),
                                  sample(1_000),
                                  sample(900),
                                  sample(800),
                                  sample(700))))),
                  List.of(
                      new Goal("1", "ratio", new Quotient(25, 20, 30), false, 26),
                      new Goal("1", "cause", new Quotient(2, 1, 3), false, Double.NaN)))),
          List.of());

  private static Sample sample(double perSecond) {
    return new Sample(perSecond, 1, 2.5, 3, Double.NaN, 10, 0, Map.of("failed", 0.0));
  }

  @Test
  void theTableHasEveryContenderAndSaysWhatWasNotReached() {
    assertThat(Tables.of(RESULTS))
        .contains("| 1 | ratio | 25.0 | 20.0 | 30.0 | ≥ 26.0 | **no** |")
        .contains("| 1 | cause | 2.00 | 1.00 | 3.00 | | |")
        .contains("| one | 25,000 | 25,000 | 25,000 | 1.00 | 2.50 | 3.00 |  |")
        .contains("failed: 0 (two & <three>)");
  }

  @Test
  void theJsonHasEveryRoundAndNoNumberThatIsNone() {
    assertThat(Json.of(RESULTS))
        .contains(
            "\"perSecond\" : 25000.0",
            "\"bytes\" : null",
            "\"reached\" : false",
            "\"reached\" : null",
            "\\\"four\\\"")
        .doesNotContain("NaN");
  }

  @Test
  void theChartIsWellFormedAndItsBarsAreInProportion() throws Exception {
    byte[] svg = Chart.of(RESULTS).getBytes(StandardCharsets.UTF_8);
    Document chart =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg));
    var bars = chart.getElementsByTagName("rect");
    assertThat(bars.getLength()).isEqualTo(1 + 2 * WHO.size());
    double first = width(bars.item(1));
    assertThat(width(bars.item(2))).isEqualTo(first / 25);
  }

  private static double width(Node bar) {
    return Double.parseDouble(bar.getAttributes().getNamedItem("width").getNodeValue());
  }
}
