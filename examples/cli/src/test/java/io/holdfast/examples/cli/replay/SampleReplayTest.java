package io.holdfast.examples.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.examples.cli.NewMySqlDatabase;
import io.holdfast.examples.cli.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped sample has one result, whatever store it is replayed on. */
class SampleReplayTest {
  private static final boolean FULL = "full".equals(System.getProperty("holdfast.campaign"));

  private static final String OUTCOMES =
      "49fa07ec39b34b67e6467dc3044b327a71e185c769dbb85cf32c126a192f1bef";

  @TempDir Path folder;

  @Test
  void isWhatTheGeneratorWrites() throws Exception {
    assertThat(Files.readString(Path.of("samples/stock.csv"))).isEqualTo(SampleShop.stock());
    assertThat(Files.readAllBytes(Path.of("samples/orders.jsonl"))).isEqualTo(SampleShop.orders());
  }

  @Test
  void hasItsOutcomesOnMemory() throws Exception {
    assertOutcomes("--store", "memory");
  }

  @Test
  void hasTheSameOutcomesOnAFile() throws Exception {
    String[] store = {"--file", folder.resolve("sample").toString()};
    if (FULL) {
      assertOutcomes(store);
    } else {
      assertBeginning(2_000, store);
    }
  }

  @Test
  void beginsWithTheSameOutcomesOnMySql() throws Exception {
    try (NewMySqlDatabase database = new NewMySqlDatabase()) {
      assertBeginning(FULL ? 14_364 : 1_500, "--jdbc-url", database.url(), "--user", "root");
    }
  }

  @Test
  void beginsWithTheSameOutcomesOnDynamoDb() throws Exception {
    assertBeginning(FULL ? 1_000 : 150, "--store", "dynamodb");
  }

  /** Takes the first lines only, because all of them take minutes. */
  private void assertBeginning(int lines, String... store) throws Exception {
    ReplayFiles files = ReplayFiles.in(folder);
    byte[] all = Files.readAllBytes(Path.of("samples/orders.jsonl"));
    byte[] orders = Arrays.copyOf(all, endOfLine(all, lines));
    Files.write(files.orders(), orders);
    List<String> stock = Files.readAllLines(Path.of("samples/stock.csv"));
    Files.write(files.stock(), FULL ? stock : stockOf(new String(orders, UTF_8), stock));

    Ran onMemory = files.replay("--store", "memory");
    byte[] expected = Files.readAllBytes(files.out());
    Ran ran = files.replay(store);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.json().get("lines").asInt()).isEqualTo(lines);
    assertThat(ran.json().get("violations").asInt()).isZero();
    for (String name : List.of("done", "refused", "onHand", "held", "committed")) {
      assertThat(ran.json().get(name)).as(name).isEqualTo(onMemory.json().get(name));
    }
    assertThat(Files.readString(files.out())).isEqualTo(new String(expected, UTF_8));
  }

  /** Returns the heading of the stock, and the lines whose SKU the orders name. */
  private static List<String> stockOf(String orders, List<String> stock) {
    return stock.stream()
        .filter(
            line ->
                line.equals(stock.get(0))
                    || orders.contains('"' + line.substring(0, line.indexOf(',')) + '"'))
        .toList();
  }

  private static int endOfLine(byte[] text, int line) {
    int seen = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n' && ++seen == line) {
        return i + 1;
      }
    }
    throw new AssertionError("the sample has only " + seen + " lines");
  }

  private void assertOutcomes(String... store) throws Exception {
    ReplayFiles files = ReplayFiles.sample(folder);
    Ran ran = files.replay(store);
    assertThat(ran.exit()).as(ran.err()).isZero();
    JsonNode report = ran.json();
    assertThat(report.get("skus").asInt()).isEqualTo(585);
    assertThat(report.get("lines").asInt()).isEqualTo(14_364);
    assertThat(report.get("done").asInt()).isEqualTo(11_767);
    assertThat(report.get("replayed").asInt()).isEqualTo(470);
    assertThat(report.get("refused").asInt()).isEqualTo(2_101);
    assertThat(report.at("/refusals/INSUFFICIENT_STOCK").asInt()).isEqualTo(1_367);
    assertThat(report.at("/refusals/UNKNOWN_SKU").asInt()).isEqualTo(43);
    assertThat(report.get("broken").asInt()).isEqualTo(31);
    assertThat(report.get("onHand").asInt()).isEqualTo(19_461);
    assertThat(report.get("held").asInt()).isZero();
    assertThat(report.get("committed").asInt()).isEqualTo(13_466);
    assertThat(report.get("violations").asInt()).isZero();
    assertThat(sha256(Files.readAllBytes(files.out()))).isEqualTo(OUTCOMES);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
