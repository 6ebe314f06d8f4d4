package io.holdfast.examples.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.cli.Ran;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final String MEMORY = "--store=memory";

  @TempDir Path folder;

  @Test
  void doesEverythingAnOrderCanSay() throws Exception {
    ReplayFiles files =
        ReplayFiles.in(folder)
            .withStock("TEE,,quantity,10,2,", "SHOW,,units,2,,A1 A2", "CARD,,untracked,,,")
            .withOrders(
                order(0, "receive", "in", ",'lines':[{'sku':'TEE','quantity':5}]"),
                order(
                    1,
                    "receive",
                    "in2",
                    ",'lines':[{'sku':'NEW','quantity':1}],'create':'QUANTITY'"),
                order(2, "adjust", "adj", ",'sku':'TEE','delta':-1,'reason':'broken'"),
                order(3, "count", "cnt", ",'sku':'NEW','expected':1,'onHand':2,'reason':'found'"),
                order(4, "hold", "o1", ",'lines':[{'sku':'TEE','quantity':3}],'ttl':'PT10M'"),
                order(5, "extend", "o1", ",'ttl':'PT20M'"),
                order(6, "commit", "o1", ",'lines':[{'sku':'TEE','quantity':2}],'source':'HOLD'"),
                order(7, "dispatch", "o1", ""),
                order(
                    8, "return", "ret", ",'reservation':'o1','lines':[{'sku':'TEE','quantity':1}]"),
                order(9, "commit", "o2", ",'lines':[{'sku':'SHOW','units':['A1']}]"),
                order(10, "cancel", "o2", ""),
                order(
                    11,
                    "hold",
                    "o3",
                    ",'lines':[{'sku':'TEE','quantity':99}],'ttl':'PT5M','fill':'UP_TO_AVAILABLE'"),
                order(12, "release", "o3", ""),
                "{'at':'2026-03-02T11:00:00Z','do':'advance'}".replace('\'', '"'));
    Ran ran = files.replay(MEMORY);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.json().get("done").asInt()).as(ran.out()).isEqualTo(14);
    assertThat(files.outcomes()).hasSize(14);
    assertThat(files.outcomes().get(6)).contains("\"state\":\"COMMITTED\"", "\"committed\":2");
    assertThat(files.outcomes().get(8)).contains("\"sku\":\"TEE\"", "\"onHand\":13");
    assertThat(files.outcomes().get(11)).contains("\"requested\":99,\"taken\":11");
  }

  @Test
  void letsHoldsExpireByTheTimeOfTheData() throws Exception {
    String hold = ",'lines':[{'sku':'TEE','quantity':1}],'ttl':'PT10M'";
    ReplayFiles files =
        ReplayFiles.in(folder)
            .withStock("TEE,,quantity,1,,")
            .withOrders(
                order(0, "hold", "o1", hold),
                order(9, "hold", "o2", hold),
                order(10, "hold", "o3", hold),
                order(11, "commit", "o1", ""),
                order(5, "commit", "o3", ""));
    files.replay(MEMORY);
    assertThat(files.outcomes().get(1)).contains("INSUFFICIENT_STOCK");
    assertThat(files.outcomes().get(2))
        .contains("\"do\":\"hold\",\"id\":\"o3\",\"outcome\":\"done\"");
    assertThat(files.outcomes().get(3)).contains("WRONG_STATE", "\"state\":\"EXPIRED\"");
    assertThat(files.outcomes().get(4))
        .as("late in the file, so at the time of the line before")
        .contains("\"at\":\"2026-03-02T10:11:00Z\"", "COMMITTED");
  }

  @Test
  void reportsABrokenLineWithItsNumberAndGoesOn() throws Exception {
    ReplayFiles files =
        ReplayFiles.in(folder)
            .withStock("TEE,,quantity,1,,", "TEE2,,quantity,x,,")
            .withOrders(
                "nonsense", order(0, "commit", "o1", ",'lines':[{'sku':'TEE','quantity':1}]"));
    Ran ran = files.replay(MEMORY);
    assertThat(ran.exit()).isZero();
    assertThat(ran.err().lines())
        .containsExactly(
            "stock line 3: onHand: a whole number of at most 18 digits is wanted",
            "orders line 1: not JSON, at column 1");
    assertThat(files.outcomes().get(0))
        .startsWith("{\"file\":\"stock\",\"line\":3,\"outcome\":\"broken\"");
    assertThat(files.outcomes().get(1))
        .isEqualTo(
            "{\"file\":\"orders\",\"line\":1,\"outcome\":\"broken\",\"reason\":\"not JSON, at"
                + " column 1\"}");
    assertThat(files.outcomes().get(2)).contains("\"line\":2", "\"outcome\":\"done\"");
    assertThat(ran.json().get("broken").asInt()).isEqualTo(2);
    assertThat(ran.json().get("brokenStock").asInt()).isOne();
    assertThat(ran.json().get("brokenOrders").asInt()).isOne();
    assertThat(files.replay(MEMORY, "--strict").exit()).isEqualTo(4);
    files.withStock("TEE,,quantity,1,,").withOrders();
    assertThat(files.replay(MEMORY, "--strict").exit()).isZero();
  }

  @Test
  void reportsASecondRowOfTheSameStock() throws Exception {
    ReplayFiles files =
        ReplayFiles.in(folder)
            .withStock("TEE,,quantity,1,,", "TEE,outlet,quantity,1,,", "TEE,main,quantity,5,,")
            .withOrders();
    Ran ran = files.replay(MEMORY);
    assertThat(ran.err().lines())
        .containsExactly("stock line 4: sku, location: the same as in line 2");
    assertThat(ran.json().get("brokenStock").asInt()).isOne();
    assertThat(ran.json().get("onHand").asInt()).isEqualTo(2);
  }

  @Test
  void reportsAnOpeningThatIsNotWhatIsThere() throws Exception {
    String file = folder.resolve("openings").toString();
    ReplayFiles files =
        ReplayFiles.in(folder).withStock("TEE,,quantity,1,,", "CUP,,quantity,3,,").withOrders();
    assertThat(files.replay("--file", file).json().get("otherOpenings").asInt()).isZero();
    files.withStock("TEE,,quantity,7,,", "CUP,,quantity,3,,");
    Ran again = files.replay("--file", file);
    assertThat(again.err())
        .contains("stock line 2: onHand: there are 1 already, which stay, not 7")
        .doesNotContain("line 3");
    assertThat(again.json().get("otherOpenings").asInt()).isOne();
    assertThat(again.json().get("onHand").asInt()).isEqualTo(4);
  }

  @Test
  void readsUnitsByTheThousand() throws Exception {
    StringBuilder seats = new StringBuilder();
    for (int i = 0; i < 1200; i++) {
      seats.append(" S").append(i);
    }
    ReplayFiles files =
        ReplayFiles.in(folder)
            .withStock("HALL,,units,1200,," + seats.toString().strip())
            .withOrders();
    assertThat(files.replay(MEMORY).json().get("onHand").asInt()).isEqualTo(1200);
  }

  @Test
  void saysThatOutcomesBuildOnStockThatIsThere() throws Exception {
    String file = folder.resolve("db").toString();
    ReplayFiles files =
        ReplayFiles.in(folder)
            .withStock("TEE,,quantity,1,,")
            .withOrders(order(0, "commit", "o1", ",'lines':[{'sku':'TEE','quantity':1}]"));
    assertThat(files.replay("--file", file).err()).isEmpty();
    Ran again = files.replay("--file", file);
    assertThat(again.err()).contains("has stock already");
    assertThat(again.json().get("replayed").asInt()).isEqualTo(1);
  }

  @Test
  void refusesFilesThatAreNotThereOrNotWhatTheyShouldBe() throws Exception {
    ReplayFiles files = ReplayFiles.in(folder);
    assertUsage(files.replay(MEMORY), "cannot read " + files.stock());
    files.withStock();
    assertUsage(files.replay(MEMORY), "cannot read " + files.orders());
    files.withOrders();
    assertUsage(
        new ReplayFiles(files.stock(), files.orders(), folder.resolve("no/such")).replay(MEMORY),
        "cannot write");
    assertUsage(files.replay(MEMORY, "--max-gap", "0s"), "--max-gap must be more than 0");
    Files.writeString(files.stock(), "article,count\nTEE,1\n", StandardCharsets.UTF_8);
    assertUsage(files.replay(MEMORY), "the header must be sku,location,kind");
    assertUsage(Ran.run("replay", "--stock", "x"), "--orders");
  }

  @Test
  void doesNothingWithEmptyFiles() throws Exception {
    Ran ran = ReplayFiles.in(folder).withStock().withOrders().replay(MEMORY);
    assertThat(ran.exit()).isZero();
    assertThat(ran.json().get("lines").asInt()).isZero();
  }

  private static void assertUsage(Ran ran, String reason) {
    assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err()).contains(reason);
    assertThat(ran.out()).isEmpty();
  }

  private static String order(int minute, String what, String id, String rest) {
    return String.format(
            "{'at':'2026-03-02T10:%02d:00Z','do':'%s','id':'%s'%s}", minute, what, id, rest)
        .replace('\'', '"');
  }
}
