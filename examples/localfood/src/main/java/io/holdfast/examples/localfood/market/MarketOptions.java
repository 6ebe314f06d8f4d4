package io.holdfast.examples.localfood.market;

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
 * @param password the password of the user
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
    String password,
    Map<String, String> properties) {
  /** What stands for the name of the service in a JDBC URL. */
  public static final String SERVICE = "{service}";

  private static final int MAX_PORT = 65_535;

  /** Checks the options. The message names the option of the command line. */
  public MarketOptions {
    ports.forEach((service, port) -> check("--" + service.id() + "-port", port, 0));
    check("--kafka-port", kafkaPort, 1);
    if (jdbcUrl != null && !jdbcUrl.contains(SERVICE)) {
      throw new IllegalArgumentException(
          "--jdbc-url: must contain " + SERVICE + ", for each service has its own database");
    }
    services = Set.copyOf(services);
    ports = new EnumMap<>(ports);
    properties = Map.copyOf(properties);
  }

  private static void check(String option, int port, int least) {
    if (port < least || port > MAX_PORT) {
      throw new IllegalArgumentException(option + ": must be " + least + " to " + MAX_PORT);
    }
  }

  /** Returns the properties of a service that say where its database is. */
  Map<String, String> database(MarketService service) {
    if (jdbcUrl == null) {
      Path file = folder.toAbsolutePath().resolve(service.id());
      // What is answered is on disk, and open until its service has ended.
      return Map.of(
          "spring.datasource.url",
          "jdbc:h2:async:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    }
    Map<String, String> database = new HashMap<>();
    database.put("spring.datasource.url", jdbcUrl.replace(SERVICE, service.id()));
    database.put("spring.datasource.username", user);
    database.put("spring.datasource.password", password);
    if (jdbcUrl.startsWith("jdbc:mysql:")) {
      // Without a time-out, a stalled server would block a request without end.
      database.put("spring.datasource.hikari.data-source-properties.connectTimeout", "2000");
      database.put("spring.datasource.hikari.data-source-properties.socketTimeout", "10000");
    }
    return database;
  }
}
