package io.holdfast.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.emulators.DynamoDbLocal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          flash-sale --clients 0                       | --clients must be 1 to 1024
          flash-sale --units 0                         | --units must be 1 to
          flash-sale --buyers -1                       | --buyers must be 1 to
          flash-sale --duplicates 1.5                  | --duplicates must be 0 to 1
          flash-sale --holds -0.1                      | --holds must be 0 to 1
          flash-sale --cancels NaN                     | --cancels must be 0 to 1
          flash-sale --abandon much                    | --abandon
          flash-sale --skus 5 --units 4                | --skus must be at most --units
          flash-sale --lines 2                         | --lines must be at most --skus
          flash-sale --ttl 0s                          | --ttl must be at least 1s
          flash-sale --ttl 25h                         | --ttl must be at most 24h
          flash-sale --ttl soon                        | a duration such as
          flash-sale --run averyveryverylongnameforarun | --run must have at most 24
          flash-sale --run two words                   | words
          level                                        | SKU
          level a/b                                    | character '/' not allowed at 1
          level A --shop Shop1                         | shop: character 'S' not allowed at 0
          level A --store disk                         | --store
          level A --store jdbc                         | --store jdbc needs --jdbc-url
          level A --store memory --file x              | --file goes with --store h2 only
          level A --user me                            | --user goes with --jdbc-url only
          level A --connections 0                      | --connections must be 1 to 1000
          level A --jdbc-url http://x                  | --jdbc-url must start with jdbc:
          level A --file x;INIT=y                      | --file must have an absolute path without ';'
          level A --endpoint http://h:1                | go with --store dynamodb only
          level A --region eu-central-1                | go with --store dynamodb only
          level A --store memory --table holdfast      | go with --store dynamodb only
          level A --store dynamodb --file x            | --file goes with --store h2 only
          level A --store dynamodb --user me           | --user goes with --jdbc-url only
          level A --store dynamodb --endpoint h:1      | must be http://HOST:PORT
          level A --store dynamodb --endpoint http://u:p@h:1 | must be http://HOST:PORT
          level A --store dynamodb --region Frankfurt  | --region must be the name of a region
          level A --store dynamodb --table x           | --table must be 3 to 255 characters
          hold o1                                      | LINE
          hold o1 A                                    | SKU=QUANTITY
          hold o1 A=0                                  | quantity: must be at least 1
          hold o1 A=-1                                 | SKU=QUANTITY
          hold o1 A=1.5                                | SKU=QUANTITY
          hold o1 A=1000000001                         | quantity: at most 1000000000
          hold o1 A#                                   | SKU=QUANTITY
          hold o1 A#x,                                 | unit: must not be empty
          frobnicate                                   | frobnicate
          """)
  void refusesWhatIsNoCommandBeforeItOpensAStore(String line, String reason) {
    Ran ran =
        Ran.on(
            (options, clock) -> {
              throw new AssertionError("opened a store");
            },
            line.split(" +"));
    assertThat(ran.err()).contains(reason);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://h/db?password=hunter2",
        "jdbc:mysql://root:hunter2@h/db",
        "jdbc:h2:file:/tmp/x;PASSWORD=hunter2",
      })
  void takesNoPasswordFromTheUrlAndDoesNotRepeatIt(String url) {
    Ran ran = Ran.run("--jdbc-url", url, "level", "A");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("HOLDFAST_PASSWORD").doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hold o1 A=1 --ttl 0s", "levels --limit 0", "define A --safety-stock -1"})
  void refusesWhatTheLibraryCallsInvalid(String line) {
    Ran ran = Ran.on(new SharedMemory(), line.split(" "));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).startsWith("invalid request: ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jdbc:mysql://127.0.0.1:1/db", "jdbc:mariadb://127.0.0.1:1/db", "jdbc:nonsense:x"})
  void saysInOneLineThatADatabaseCannotBeReached(String url) {
    Ran ran = Ran.run("--jdbc-url", url, "level", "A");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).startsWith("fault: cannot open " + url).hasLineCount(1);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void saysInOneLineThatDynamoDbCannotBeReached() {
    Ran ran = Ran.run("--store", "dynamodb", "--endpoint", "http://127.0.0.1:1", "level", "A");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).startsWith("fault: ").contains("http://127.0.0.1:1").hasLineCount(1);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void saysInOneLineThatThereAreNoCredentials() {
    Map<String, String> nowhere =
        Map.of(
            "aws.disableEc2Metadata", "true",
            "aws.sharedCredentialsFile", folder.resolve("none").toString(),
            "aws.configFile", folder.resolve("none").toString());
    nowhere.forEach(System::setProperty);
    try {
      Ran ran = Ran.run("--store", "dynamodb", "--region", "eu-central-1", "level", "A");
      assertThat(ran.exit()).isEqualTo(3);
      assertThat(ran.err())
          .startsWith("fault: the AWS SDK finds no credentials: set AWS_ACCESS_KEY_ID")
          .hasLineCount(1);
    } finally {
      nowhere.keySet().forEach(System::clearProperty);
    }
  }

  @Test
  void showsACharacterBeyondTheBasicPlaneWhole() {
    Ran ran = Ran.on(new SharedMemory(), "level", "TEE\uD83D\uDE00");
    assertThat(ran.err()).contains("character U+1F600 not allowed at 3");
    Ran longOption = Ran.on(new SharedMemory(), "level", "A", "\uD83D\uDE00".repeat(600));
    assertThat(longOption.err().codePoints().noneMatch(it -> it >= 0xD800 && it <= 0xDFFF))
        .as("no half of a character")
        .isTrue();
  }

  @Test
  void saysWhatBringsDynamoDbLocalWhenItIsNotThere() {
    System.setProperty(DynamoDbLocal.LIBS, folder.resolve("nowhere").toString());
    try {
      Ran ran = Ran.run("--store", "dynamodb", "level", "A");
      assertThat(ran.exit()).isEqualTo(3);
      assertThat(ran.err())
          .contains("fault: cannot start DynamoDB Local")
          .contains("mvn process-resources -pl aws-emulators");
    } finally {
      System.clearProperty(DynamoDbLocal.LIBS);
    }
  }

  @Test
  void namesTheRuleThatAnUnsafeH2UrlBreaks() {
    Ran ran = Ran.run("--jdbc-url", "jdbc:h2:file:" + folder.resolve("x"), "level", "A");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("WRITE_DELAY=0").hasLineCount(1);
  }

  @Test
  void showsHelpForEveryCommand() {
    assertThat(Ran.run("--help").out()).contains("flash-sale").contains("Exit codes:");
    for (String command : HoldfastCli.commandLine((o, c) -> null).getSubcommands().keySet()) {
      Ran ran = Ran.run(command, "--help");
      assertThat(ran.exit()).isZero();
      assertThat(ran.out()).startsWith("Usage: holdfast " + command).contains("--jdbc-url");
    }
  }
}
