package io.holdfast.examples.localfood.market;

import io.holdfast.examples.common.H2File;
import io.holdfast.examples.common.Secrets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to start, and on what.
 *
 * @param services the services to start
 * @param ports where each service listens, also one that runs elsewhere; 0 for any free port
 * @param kafka the address of a broker, or null for one in this JVM
 * @param kafkaPort the port of the broker in this JVM
 * @param folder where the broker in this JVM and the H2 databases keep what they have
 * @param jdbcUrl the databases, with {@value #SERVICE} for the name of the service; null for H2
 * @param user the user of the databases
 * @param properties further properties of the services
 */
public record MarketOptions(
    Set<MarketService> services,
    Map<MarketService, Integer> ports,
    @Nullable String kafka,
    int kafkaPort,
    Path folder,
    @Nullable String jdbcUrl,
    String user,
    Map<String, String> properties) {
  /** What stands for the name of the service in a JDBC URL. */
  public static final String SERVICE = "{service}";

  private static final int MAX_PORT = 65_535;

  /** Checks the options. The message names the option of the command line. */
  public MarketOptions {
    ports.forEach((service, port) -> check("--" + service.id() + "-port", port, 0));
    check("--kafka-port", kafkaPort, 1);
    // A comma would separate two folders of the broker.
    require(
        H2File.isAllowed(folder) && folder.toString().indexOf(',') < 0,
        "--folder: " + H2File.RULE + " or ','");
    if (jdbcUrl != null) {
      require(jdbcUrl.startsWith("jdbc:"), "--jdbc-url: must start with jdbc:");
      require(
          !Secrets.areInJdbcUrl(jdbcUrl),
          "--jdbc-url: must not carry user or password: use --user and HOLDFAST_PASSWORD");
      require(
          jdbcUrl.contains(SERVICE),
          "--jdbc-url: must contain " + SERVICE + ", for each service has its own database");
    }
    properties.forEach(
        (key, value) ->
            require(
                !Secrets.areInProperty(key, value),
                "--property: must not carry a password: set it in the environment"));
    services = Set.copyOf(services);
    ports = new EnumMap<>(ports);
    properties = Map.copyOf(properties);
  }

  private static void check(String option, int port, int least) {
    require(port >= least && port <= MAX_PORT, option + ": must be " + least + " to " + MAX_PORT);
  }

  private static void require(boolean met, String rule) {
    if (!met) {
      throw new IllegalArgumentException(rule);
    }
  }

  /** Returns the properties of a service that say where its database is. */
  Map<String, String> database(MarketService service) {
    if (jdbcUrl == null) {
      // It is open until its service has ended.
      return Map.of(
          "spring.datasource.url",
          H2File.url(folder.resolve(service.id()), "DB_CLOSE_ON_EXIT=FALSE"));
    }
    Map<String, String> database = new HashMap<>();
    database.put("spring.datasource.url", jdbcUrl.replace(SERVICE, service.id()));
    database.put("spring.datasource.username", user);
    // Spring reads it, so that nobody else has it.
    database.put("spring.datasource.password", "${HOLDFAST_PASSWORD:}");
    if (jdbcUrl.startsWith("jdbc:mysql:")) {
      // Without a time-out, a stalled server would block a request without end.
      database.put("spring.datasource.hikari.data-source-properties.connectTimeout", "2000");
      database.put("spring.datasource.hikari.data-source-properties.socketTimeout", "10000");
    }
    return database;
  }
}
