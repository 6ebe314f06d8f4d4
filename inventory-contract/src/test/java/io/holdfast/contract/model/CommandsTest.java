package io.holdfast.contract.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private static final String CLASS =
      """
      import io.holdfast.inventory.*;
      import io.holdfast.inventory.model.*;
      import io.holdfast.testing.SettableClock;
      import java.time.Duration;
      import java.util.List;

      class Script {
        static final ShopId SHOP = new ShopId("shop");

        void run(Inventory inventory, SettableClock clock) {
      %s
        }
      }
      """;

  /** A failed script is shown as Java. */
  @Test
  void everyCommandIsShownAsJavaThatCompiles(@TempDir Path classes) {
    TreeMap<String, String> oneOfEachForm = new TreeMap<>();
    for (Command command : new CommandGenerator(1).script(5_000)) {
      oneOfEachForm.put(command.java().replaceAll("\\d+|\"[^\"]*\"", ""), command.java());
    }
    List<String> calls =
        oneOfEachForm.values().stream()
            .map(java -> java.replaceAll("\\(.*", ""))
            .distinct()
            .toList();

    assertThat(calls).as("commands").hasSizeGreaterThan(18);
    assertThat(errors(CLASS.formatted(String.join("\n", oneOfEachForm.values())), classes))
        .isEmpty();
  }

  private static String errors(String source, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Script.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    StringWriter errors = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            classes.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    compiler.getTask(errors, null, null, options, null, List.of(file)).call();
    return errors.toString();
  }
}
