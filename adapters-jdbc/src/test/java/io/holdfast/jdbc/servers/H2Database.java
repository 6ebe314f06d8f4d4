package io.holdfast.jdbc.servers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Runs H2, embedded in this JVM. */
final class H2Database extends TestDatabase {
  static final H2Database MEMORY = new H2Database("H2 in memory", false);
  static final H2Database FILE = new H2Database("H2 in a file", true);

  private final String name;
  private final boolean inFile;

  private H2Database(String name, boolean inFile) {
    this.name = name;
    this.inFile = inFile;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Engine engine() {
    return Engine.H2;
  }

  @Override
  public TestSchema fresh() {
    if (!inFile) {
      String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
      return new TestSchema(Engine.H2, url, "sa", () -> shutDown(url));
    }
    Path folder = Folders.create("h2");
    String url = "jdbc:h2:file:" + folder.resolve("stock") + ";WRITE_DELAY=0";
    return new TestSchema(Engine.H2, url, "sa", () -> Folders.delete(folder));
  }

  private static void shutDown(String url) {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
