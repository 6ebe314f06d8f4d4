package io.holdfast.jdbc.faults;

import io.holdfast.jdbc.servers.Folders;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Gives {@link Node}s their classes loaded and verified, in an archive (application class data
 * sharing): a short node spends a third of its processor time on that. Each test JVM makes its own
 * archive, so that it is never older than the classes. If that fails, nodes start without it.
 */
final class ClassArchive {
  /** The JVM would say on the output that tests read why it leaves out an archive or a class. */
  private static final String SILENT = "-Xlog:cds*=off";

  private static @Nullable List<String> options;

  private ClassArchive() {}

  /** Returns the options of a JVM for the class path of this one and its archive. */
  static synchronized List<String> options() {
    if (options == null) {
      options = make();
    }
    return options;
  }

  private static List<String> make() {
    String classPath = System.getProperty("java.class.path");
    Path folder = Folders.create("class-archive");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
    try {
      Path archive = folder.resolve("nodes.jsa");
      String jars = jars(classPath, folder);
      fill(archive, jars);
      return List.of("-XX:SharedArchiveFile=" + archive, SILENT, "-cp", jars);
    } catch (IOException | RuntimeException e) {
      System.out.println("Nodes start without a class archive: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.of("-cp", classPath);
  }

  /** Returns the class path with jars in place of folders, which no archive can be made of. */
  private static String jars(String classPath, Path folder) {
    List<String> jars = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      if (Files.isDirectory(Path.of(entry))) {
        String jar = folder.resolve(jars.size() + ".jar").toString();
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        if (tool.run(System.out, System.out, "-c0Mf", jar, "-C", entry, ".") != 0) {
          throw new IllegalStateException("no jar of " + entry);
        }
        jars.add(jar);
      } else {
        jars.add(entry);
      }
    }
    return String.join(File.pathSeparator, jars);
  }

  /** Lets a JVM do what nodes do on both kinds of databases, and archive its classes at its end. */
  private static void fill(Path archive, String jars) throws IOException, InterruptedException {
    try (TestSchema file = TestDatabase.h2File().fresh();
        TestSchema server = TestDatabase.mariaDb().fresh()) {
      List<String> args = new ArrayList<>();
      for (TestSchema schema : List.of(file, server)) {
        Shop.stock(schema, "pear", 2);
        Shop.stock(schema, "apple", 1);
        args.addAll(List.of(schema.url(), schema.user()));
      }
      List<String> options = List.of("-XX:ArchiveClassesAtExit=" + archive, SILENT, "-cp", jars);
      Process jvm =
          Node.command(options, ClassArchive.class, args.toArray(String[]::new))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        if (!jvm.waitFor(60, TimeUnit.SECONDS) || jvm.exitValue() != 0 || !Files.exists(archive)) {
          throw new IllegalStateException("the JVM that makes it has failed");
        }
      } finally {
        jvm.destroyForcibly();
      }
    }
  }

  /**
   * Does what nodes do.
   *
   * @param args the URL and the user of each database
   */
  public static void main(String[] args) throws IOException {
    for (int i = 0; i < args.length; i += 2) {
      String url = args[i];
      String user = args[i + 1];
      HaltingSale.main(new String[] {url, user, "0", "0", Order.Path.HOLD_AND_COMMIT.name()});
      for (String relay : List.of("once", "expiry")) {
        RelayNode.main(new String[] {url, user, relay, "2026-01-01T00:00:00Z", "0"});
      }
    }
  }
}
