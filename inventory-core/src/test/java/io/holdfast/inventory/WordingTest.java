package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps phrases out of code and documents that a reader has to read twice. */
class WordingTest {
  private static final Path ROOT = Path.of("..");
  private static final Set<String> SKIPPED = Set.of("target", ".git", "node_modules", ".idea");

  /** Each in two parts, so that this file does not hold what it looks for. */
  private static final Pattern HARD_TO_READ =
      Pattern.compile(
          String.join(
              "|",
              "\\b[Ss]ur" + "ely\\b",
              "how man" + "ieth",
              "\\b(to|not) be h" + "ad\\b",
              "\\b(is|was|were|are) not h" + "ad\\b",
              "(?<![Tt]here )\\b(is|are|was|were) no (?!longer|more|later|earlier|fewer|less)[a-z]",
              "waited for for e" + "ver",
              "\\bunits? of wo" + "rk\\b",
              "@param [a-zA-Z]+ (which|whose|who|where)$"));

  @Test
  void nothingIsSaidInAWayThatHasToBeReadTwice() throws IOException {
    List<String> found = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = file.getFileName().toString();
            if (name.endsWith(".java") || name.endsWith(".md")) {
              look(file, found);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(found).isEmpty();
  }

  private static void look(Path file, List<String> found) throws IOException {
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (HARD_TO_READ.matcher(line).find()) {
        found.add(ROOT.relativize(file) + ":" + number + ": " + line.strip());
      }
    }
  }
}
