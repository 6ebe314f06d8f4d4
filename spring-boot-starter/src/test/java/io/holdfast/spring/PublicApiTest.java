package io.holdfast.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Compares the public elements with {@code api.txt}, as the test of that name does for the modules
 * with a descriptor. {@code -Dholdfast.api=write} writes the file.
 */
class PublicApiTest {
  private static final Path FILE = Path.of("api.txt");

  @Test
  void isWhatIsCheckedIn() throws IOException {
    Assumptions.assumeTrue(Files.exists(FILE), "runs in the folder of the starter only");
    List<String> now = new ArrayList<>();
    new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeArchives())
            .importPackages("io.holdfast.spring")
            .stream()
            .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(it -> !it.getPackageName().contains("internal"))
            .sorted(Comparator.comparing(JavaClass::getName))
            .forEach(it -> add(it, now));
    if ("write".equals(System.getProperty("holdfast.api"))) {
      Files.write(FILE, now);
    }
    assertThat(now).isNotEmpty().containsExactlyElementsOf(Files.readAllLines(FILE));
  }

  private static void add(JavaClass type, List<String> lines) {
    lines.add(type.getName());
    type.getMembers().stream()
        .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC))
        .map(JavaMember::getFullName)
        .sorted()
        .forEach(it -> lines.add("  " + it));
  }
}
