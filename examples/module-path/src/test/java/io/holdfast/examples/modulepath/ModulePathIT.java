package io.holdfast.examples.modulepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.emulators.sns.SnsDouble;
import io.holdfast.examples.modulepath.Hosts.Ran;
import io.holdfast.examples.modulepath.Hosts.Way;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs a host of each published module, against its jar. On the module path ({@code java -p … -m
 * host.jdbc}), the host requires this one module; so whatever the module does not require, and
 * needs all the same, is missing here as it would be in production. The same host runs on the class
 * path too.
 */
class ModulePathIT {
  private static final String REGION = "eu-central-1";
  private static final String ACCOUNT = "000000000000";

  private static DynamoDbLocal dynamo;
  private static SQSRestServer sqs;
  private static SnsDouble sns;
  private static URI queues;

  static Stream<String> hosts() {
    return Stream.of(
        "inventory",
        "contract",
        "inmemory",
        "jdbc",
        "aws",
        "dynamodb",
        "http",
        "caffeine",
        "micrometer");
  }

  @BeforeAll
  static void start() throws IOException {
    Hosts.compile();
    dynamo = DynamoDbLocal.start();
    sqs =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion(REGION)
            .withAWSAccountId(ACCOUNT)
            .start();
    queues = URI.create("http://127.0.0.1:" + sqs.waitUntilStarted().localAddress().getPort());
    sns = SnsDouble.start(queues, REGION, ACCOUNT);
  }

  @AfterAll
  static void stop() {
    if (sns != null) {
      sns.close();
    }
    if (sqs != null) {
      sqs.stopAndWait();
    }
    if (dynamo != null) {
      dynamo.close();
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void worksOnTheModulePathOfThisJdk(String module) throws Exception {
    works(Jdk.running(), Way.MODULE_PATH, module);
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void worksOnTheClassPathOfThisJdk(String module) throws Exception {
    works(Jdk.running(), Way.CLASS_PATH, module);
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void worksOnTheModulePathOfEveryOtherJdkOfThisMachine(String module) throws Exception {
    List<Jdk> others = Jdk.others();
    assumeFalse(others.isEmpty(), "no other JDK; " + Jdk.VARIABLE + " may name one");
    for (Jdk jdk : others) {
      works(jdk, Way.MODULE_PATH, module);
    }
  }

  @Test
  void everyPublishedModuleHasAHost() throws IOException {
    Set<String> published = new TreeSet<>();
    try (Stream<Path> folders = Files.list(Path.of("../.."))) {
      for (Path folder : folders.toList()) {
        Path descriptor = folder.resolve("src/main/java/module-info.java");
        if (Files.exists(descriptor)) {
          published.add(name(Files.readString(descriptor)));
        }
      }
    }
    // The second host of the AWS adapter has no module of the library to itself.
    Set<String> hosted =
        hosts()
            .filter(it -> !it.equals("dynamodb"))
            .map(it -> "io.holdfast." + it)
            .collect(Collectors.toSet());
    assertThat(published).isNotEmpty().isEqualTo(new TreeSet<>(hosted));
  }

  private static String name(String descriptor) {
    int from = descriptor.indexOf("\nmodule ") + "\nmodule ".length();
    return descriptor.substring(from, descriptor.indexOf(' ', from));
  }

  private static void works(Jdk jdk, Way way, String module) throws Exception {
    List<String> options =
        new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    String[] arguments = {};
    if (module.equals("aws") || module.equals("dynamodb")) {
      options.addAll(
          List.of("-Daws.region=" + REGION, "-Daws.accessKeyId=key", "-Daws.secretAccessKey=none"));
      arguments =
          new String[] {dynamo.endpoint().toString(), sns.endpoint().toString(), queues.toString()};
    }
    Ran ran = Hosts.run(jdk, way, "host." + module, options, arguments);
    assertThat(ran.exit()).as("%s on the %s of %s: %s", module, way, jdk, ran.said()).isZero();
    assertThat(ran.said()).endsWith("done" + System.lineSeparator());
  }
}
