package io.holdfast.examples.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the public elements of each published module with {@code api.txt} in its folder. A
 * change of the API is a change of this file, which a reviewer sees. {@code -Dholdfast.api=write}
 * writes the files.
 */
class PublicApiTest {
  private static final Path ROOT = Path.of("../..");

  static List<String> modules() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .filter(it -> Files.exists(it.resolve("src/main/java/module-info.java")))
          .map(it -> it.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void isWhatIsCheckedIn(String module) throws Exception {
    Path file = ROOT.resolve(module).resolve("api.txt");
    List<String> now = PublicApi.of(ROOT.resolve(module));
    assertThat(now).isNotEmpty();
    if ("write".equals(System.getProperty("holdfast.api"))) {
      Files.write(file, now);
    }
    List<String> checkedIn = Files.readAllLines(file);
    // Only what differs: a module has hundreds of lines.
    assertThat(without(now, checkedIn))
        .as("in the API of %s and not in %s; see docs/compatibility.md", module, file)
        .isEmpty();
    assertThat(without(checkedIn, now))
        .as("in %s and not in the API of %s; see docs/compatibility.md", file, module)
        .isEmpty();
  }

  private static List<String> without(List<String> lines, List<String> known) {
    Set<String> others = Set.copyOf(known);
    return lines.stream().filter(it -> !others.contains(it)).toList();
  }
}
