package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes that {@code docs/architecture.md} names, and their methods, exist. */
class ArchitectureDocumentTest {
  private static final Path ROOT = Path.of("..");
  private static final Set<String> OF_THE_JDK = Set.of("DataSource");

  /** A class, perhaps with a member. */
  private static final Pattern NAME =
      Pattern.compile("`([A-Z][a-zA-Z]*[a-z])(?:\\.(\\w+))?(?:\\(.*?\\))?`");

  @Test
  void namesClassesAndMembersThatExist() throws IOException {
    Set<Path> sources;
    try (Stream<Path> files = Files.walk(ROOT, 20)) {
      sources =
          files
              .filter(it -> it.toString().endsWith(".java") && it.toString().contains("/src/"))
              .collect(Collectors.toSet());
    }
    Set<String> missing = new TreeSet<>();
    Matcher name = NAME.matcher(Files.readString(ROOT.resolve("docs/architecture.md")));
    int names = 0;
    while (name.find()) {
      names++;
      if (!OF_THE_JDK.contains(name.group(1)) && !exists(sources, name.group(1), name.group(2))) {
        missing.add(name.group());
      }
    }
    assertThat(names).isGreaterThan(100);
    assertThat(missing).isEmpty();
  }

  private static boolean exists(Set<Path> sources, String type, String member) throws IOException {
    for (Path source : sources) {
      if (source.getFileName().toString().equals(type + ".java")
          && (member == null || hasWord(source, member))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasWord(Path source, String word) throws IOException {
    return Pattern.compile("\\b" + word + "\\b").matcher(Files.readString(source)).find();
  }
}
