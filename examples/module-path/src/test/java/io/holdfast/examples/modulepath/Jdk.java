package io.holdfast.examples.modulepath;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param version its feature version
 * @param home where it is
 */
record Jdk(int version, Path home) {
  /**
   * Names folders of JDKs, separated as in a path. Without it, the neighbours of this JDK count.
   */
  static final String VARIABLE = "HOLDFAST_JDKS";

  private static final int OLDEST = 17;

  /** The JDK that runs this. */
  static Jdk running() {
    return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  /** One of each other version that the library supports. */
  static List<Jdk> others() throws IOException {
    Map<Integer, Jdk> found = new LinkedHashMap<>();
    for (Path folder : folders()) {
      int version = version(folder);
      if (version >= OLDEST && version != running().version()) {
        found.putIfAbsent(version, new Jdk(version, folder));
      }
    }
    return List.copyOf(found.values());
  }

  private static List<Path> folders() throws IOException {
    String named = System.getenv(VARIABLE);
    if (named != null) {
      return Stream.of(named.split(java.io.File.pathSeparator)).map(Path::of).toList();
    }
    try (Stream<Path> neighbours = Files.list(running().home().getParent())) {
      return neighbours.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** The feature version, or 0 if the folder has no JDK. */
  private static int version(Path folder) throws IOException {
    Path release = folder.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(folder.resolve("bin/java"))) {
      return 0;
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(release)) {
      properties.load(in);
    }
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    return version.isEmpty() ? 0 : Runtime.Version.parse(version).feature();
  }

  /** The launcher. */
  String java() {
    return home.resolve("bin/java").toString();
  }

  @Override
  public String toString() {
    return "JDK " + version;
  }
}
