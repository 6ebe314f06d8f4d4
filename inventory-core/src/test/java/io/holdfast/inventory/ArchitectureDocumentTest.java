package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * In {@code docs/architecture.md} the names of classes exist, and the word of each member occurs in
 * its file.
 */
class ArchitectureDocumentTest {
  private static final Path ROOT = Path.of("..");
  private static final Set<String> OF_THE_JDK = Set.of("DataSource");

  /** A class, perhaps with a member. */
  private static final Pattern NAME =
      Pattern.compile("`([A-Z][a-zA-Z]*[a-z])(?:\\.(\\w+))?(?:\\(.*?\\))?`");

  /** The code block that lists the packages of each module. */
  private static final Pattern TREE = Pattern.compile("(?s)```text\\ninventory-core\\n.*?```");

  /** A class in that block, where no other word begins with a capital and ends without one. */
  private static final Pattern NAME_IN_TREE = Pattern.compile("\\b[A-Z][a-zA-Z]*[a-z]\\b");

  @Test
  void namesClassesAndMembersThatExist() throws IOException {
    Set<Path> sources = sources();
    Set<String> missing = new TreeSet<>();
    Matcher name = NAME.matcher(document());
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

  @Test
  void namesClassesThatExistInTheTreeOfPackages() throws IOException {
    Set<Path> sources = sources();
    Matcher tree = TREE.matcher(document());
    assertThat(tree.find()).isTrue();
    Set<String> missing = new TreeSet<>();
    Matcher name = NAME_IN_TREE.matcher(tree.group());
    int names = 0;
    while (name.find()) {
      names++;
      if (!exists(sources, name.group(), null)) {
        missing.add(name.group());
      }
    }
    assertThat(names).isGreaterThan(100);
    assertThat(missing).isEmpty();
  }

  private static String document() throws IOException {
    return Files.readString(ROOT.resolve("docs/architecture.md"));
  }

  private static Set<Path> sources() throws IOException {
    Set<Path> sources = new HashSet<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith("target")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java") && file.toString().contains("/src/")) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return sources;
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
