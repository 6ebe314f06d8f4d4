package io.holdfast.examples.localfood.market;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code localfood}. */
@Command(
    name = "localfood",
    description =
        "Starts a market of many shops: three services, with a Kafka broker and databases.",
    sortOptions = false)
public final class LocalFood implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      description = "Start only this service: order, store or delivery. May be repeated.")
  private List<MarketService> only = new ArrayList<>();

  @Option(names = "--order-port", paramLabel = "N", defaultValue = "8081")
  private int orderPort;

  @Option(names = "--store-port", paramLabel = "N", defaultValue = "8082")
  private int storePort;

  @Option(names = "--delivery-port", paramLabel = "N", defaultValue = "8080")
  private int deliveryPort;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "A Kafka broker. Without this option one runs in this JVM.")
  private @Nullable String kafka;

  @Option(
      names = "--kafka-port",
      paramLabel = "N",
      defaultValue = "9092",
      description = "The port of the broker in this JVM, default ${DEFAULT-VALUE}.")
  private int kafkaPort;

  @Option(
      names = "--folder",
      paramLabel = "PATH",
      defaultValue = "holdfast-data/localfood",
      description =
          "Where H2 and the broker in this JVM keep their files, default ${DEFAULT-VALUE}.")
  private Path folder;

  @Option(
      names = "--temporary",
      description = "Keep the files in a temporary folder, which is deleted at the end.")
  private boolean temporary;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description = "Other databases: MySQL or H2. {service} stands for order, store or delivery.")
  private @Nullable String jdbcUrl;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "root",
      description = "The user of --jdbc-url. The password comes from HOLDFAST_PASSWORD.")
  private String user;

  @Option(
      names = "--property",
      paramLabel = "KEY=VALUE",
      description = "A property of the services. May be repeated.")
  private Map<String, String> properties = new HashMap<>();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  private LocalFood() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new LocalFood())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    // Bad options are refused before there is a folder.
    MarketOptions options = options(folder);
    if (temporary) {
      options = options(Files.createTempDirectory("localfood"));
    }
    Market market = new Market(options);
    File files = options.folder().toFile();
    // Before the start, which may fail or be stopped.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(market, files)));
    market.start();
    for (MarketService service : services()) {
      System.out.println(service.id() + ": http://127.0.0.1:" + market.port(service));
    }
    new CountDownLatch(1).await();
    return 0;
  }

  private void end(Market market, File files) {
    try {
      market.close();
    } finally {
      if (temporary) {
        FileSystemUtils.deleteRecursively(files);
      }
    }
  }

  private MarketOptions options(Path files) {
    try {
      return new MarketOptions(
          services(), ports(), kafka, kafkaPort, files, jdbcUrl, user, properties);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Map<MarketService, Integer> ports() {
    Map<MarketService, Integer> ports = new EnumMap<>(MarketService.class);
    ports.put(MarketService.ORDER, orderPort);
    ports.put(MarketService.STORE, storePort);
    ports.put(MarketService.DELIVERY, deliveryPort);
    return ports;
  }

  private Set<MarketService> services() {
    return only.isEmpty() ? EnumSet.allOf(MarketService.class) : EnumSet.copyOf(only);
  }
}
