package io.holdfast.examples.cli.sale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.examples.cli.NewMySqlDatabase;
import io.holdfast.examples.cli.Ran;
import io.holdfast.examples.cli.SharedMemory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlashSaleTest {
  private static final String[] EVERYTHING = {
    "--units", "60", "--buyers", "400", "--clients", "16", "--skus", "6", "--lines", "2",
    "--duplicates", "0.5", "--holds", "0.6", "--abandon", "0.4", "--ttl", "1s", "--cancels", "0.2"
  };

  @TempDir Path folder;

  @Test
  void sellsExactlyWhatThereIs() {
    JsonNode report =
        holding(run("--store", "memory", "--units", "50", "--buyers", "300", "--clients", "8"));
    assertThat(report.get("sold").asLong()).isEqualTo(50);
    assertThat(report.get("orders").asLong()).isEqualTo(50);
    assertThat(report.get("refused").asLong() + report.get("cancelled").asLong())
        .isLessThanOrEqualTo(250);
    assertThat(report.get("replayed").asLong()).isPositive();
    assertThat(report.get("buyers").asLong())
        .isEqualTo(
            report.get("orders").asLong()
                + report.get("refused").asLong()
                + report.get("cancelled").asLong()
                + report.get("abandoned").asLong());
  }

  @Test
  void printsOneObjectWithAllThatWasAskedFor() {
    JsonNode report = holding(run("--store", "memory", "--units", "5", "--buyers", "20"));
    assertThat(report.properties())
        .extracting(java.util.Map.Entry::getKey)
        .contains(
            "units",
            "buyers",
            "sold",
            "refused",
            "replayed",
            "oversold",
            "undersold",
            "violations",
            "commitsPerSecond",
            "p50Millis",
            "p95Millis",
            "p99Millis");
    for (String name : List.of("commitsPerSecond", "p50Millis", "p95Millis", "p99Millis")) {
      assertThat(report.get(name).isNumber()).as(name).isTrue();
    }
  }

  @Test
  void holdsCancelsDuplicatesAndBasketsOnMemory() {
    JsonNode report = holding(run(with(EVERYTHING, "--store", "memory")));
    assertThat(report.get("abandoned").asLong()).isPositive();
    assertThat(report.get("cancelled").asLong()).isPositive();
  }

  @Test
  void holdsCancelsDuplicatesAndBasketsOnAFile() {
    holding(run(with(EVERYTHING, "--file", folder.resolve("sale").toString())));
  }

  @Test
  void holdsCancelsDuplicatesAndBasketsOnMySql() throws SQLException {
    try (NewMySqlDatabase database = new NewMySqlDatabase()) {
      holding(run(with(EVERYTHING, "--jdbc-url", database.url(), "--user", "root")));
    }
  }

  @Test
  void holdsCancelsDuplicatesAndBasketsOnADynamoDbThatItStarts() {
    Ran ran = run(with(EVERYTHING, "--store", "dynamodb"));
    holding(ran);
    assertThat(ran.err()).startsWith("starting DynamoDB Local; what it keeps is gone at the end");
  }

  @Test
  void sellsEverythingWhenThereIsEnough() {
    JsonNode report =
        holding(
            run(
                "--store",
                "memory",
                "--units",
                "100",
                "--buyers",
                "30",
                "--cancels",
                "0",
                "--abandon",
                "0"));
    assertThat(report.get("sold").asLong()).isEqualTo(30);
    assertThat(report.get("refused").asLong()).isZero();
    assertThat(report.get("undersold").asLong()).isZero();
  }

  @Test
  void isANewSaleEachTimeAndGoesOnWhenItIsNamed() {
    String file = folder.resolve("runs").toString();
    String[] small = {
      "--file", file, "--units", "5", "--buyers", "20", "--duplicates", "0", "--holds", "0"
    };
    assertThat(holding(run(small)).get("replayed").asLong()).isZero();
    assertThat(holding(run(small)).get("sold").asLong()).isEqualTo(5);
    assertThat(holding(run(with(small, "--run", "again"))).get("replayed").asLong()).isZero();
    JsonNode resumed = holding(run(with(small, "--run", "again")));
    assertThat(resumed.get("sold").asLong()).isEqualTo(5);
    assertThat(resumed.get("replayed").asLong()).isGreaterThanOrEqualTo(5);
    JsonNode other = holding(run(with(small, "--run", "again", "--seed", "2")));
    assertThat(other.get("replayed").asLong()).isZero();
  }

  @Test
  void measuresThisRunAndNotWhatAnEarlierOneHasSold() {
    SharedMemory store = new SharedMemory();
    String[] sale = {
      "flash-sale",
      "--json",
      "--run",
      "again",
      "--units",
      "40",
      "--buyers",
      "20",
      "--cancels",
      "0",
      "--abandon",
      "0"
    };
    JsonNode first = Ran.on(store, sale).json();
    assertThat(first.get("newlySold").asLong()).isEqualTo(20);
    assertThat(first.get("commitsPerSecond").asDouble()).isPositive();

    JsonNode second = Ran.on(store, sale).json();

    assertThat(second.get("orders").asLong()).isEqualTo(20);
    for (String name : List.of("newlySold", "commitsPerSecond", "seconds", "p50Millis")) {
      assertThat(second.get(name).asDouble()).as(name).isZero();
    }
  }

  @Test
  void showsProgressAndATable() {
    Ran ran =
        Ran.run(
            "flash-sale", "--store", "memory", "--units", "5", "--buyers", "20", "--holds", "0");
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).startsWith("run ").contains("round 1 ..........");
    assertThat(ran.out()).containsPattern("(?m)^sold +5$").containsPattern("(?m)^violations +0$");
    assertThat(
            Ran.run("flash-sale", "--store", "memory", "--units", "5", "--buyers", "20", "--quiet")
                .err())
        .isEmpty();
  }

  private static Ran run(String... args) {
    return Ran.run(with(new String[] {"flash-sale", "--json"}, args));
  }

  private static JsonNode holding(Ran ran) {
    assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    JsonNode report = ran.json();
    for (String name :
        List.of("oversold", "undersold", "doubled", "mismatched", "miscounted", "violations")) {
      assertThat(report.get(name).asLong()).as(name).isZero();
    }
    return report;
  }

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
