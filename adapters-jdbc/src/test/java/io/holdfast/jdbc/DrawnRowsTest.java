package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the rows that the comment of {@link JdbcInventoryStore} draws with the DDL. */
class DrawnRowsTest {
  private record Row(List<String> key, Set<String> others) {}

  @ParameterizedTest
  @ValueSource(strings = {"h2", "mysql"})
  void theCommentDrawsTheColumnsOfTheDdl(String dialect) throws IOException {
    Map<String, Row> created = created(dialect);
    assertThat(created).hasSize(8);
    assertThat(drawn()).containsExactlyInAnyOrderEntriesOf(created);
  }

  /** Reads lines such as {@code hold shop id | quantity -- what it is for}. */
  private static Map<String, Row> drawn() throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/io/holdfast/jdbc/JdbcInventoryStore.java"));
    String drawing =
        source.substring(source.indexOf("<pre>") + "<pre>".length(), source.indexOf("</pre>"));
    StringBuilder joined = new StringBuilder();
    for (String line : drawing.split("\n", -1)) {
      String text = line.replaceFirst("^ \\*", "").replaceFirst("--.*", "");
      joined.append(text.startsWith("   ") && !text.startsWith("    ") ? "\n" : " ").append(text);
    }
    Map<String, Row> rows = new LinkedHashMap<>();
    for (String line : joined.toString().strip().split("\n", -1)) {
      String[] parts = line.strip().split("\\|", -1);
      List<String> front = words(parts[0]);
      rows.put(
          front.get(0), new Row(front.subList(1, front.size()), new TreeSet<>(words(parts[1]))));
    }
    return rows;
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.strip().split("\\s+", -1));
  }

  private static Map<String, Row> created(String dialect) throws IOException {
    String ddl =
        Files.readString(
            Path.of(
                "src/main/resources/io/holdfast/jdbc/schema", dialect, "holdfast_V1__schema.sql"));
    Map<String, Row> rows = new LinkedHashMap<>();
    Matcher table =
        Pattern.compile("(?s)CREATE TABLE IF NOT EXISTS holdfast_(\\w+) \\((.*?)\\n\\)")
            .matcher(ddl);
    while (table.find()) {
      if (!table.group(1).equals("schema_version")) {
        rows.put(table.group(1), row(table.group(2)));
      }
    }
    return rows;
  }

  private static Row row(String body) {
    Matcher key = Pattern.compile("PRIMARY KEY \\((.*?)\\)").matcher(body);
    assertThat(key.find()).isTrue();
    List<String> keys = List.of(key.group(1).split(", ", -1));
    Set<String> others = new TreeSet<>();
    Matcher column = Pattern.compile("(?m)^  ([a-z_]+) [A-Z]").matcher(body);
    while (column.find()) {
      others.add(column.group(1));
    }
    assertThat(others).containsAll(keys);
    keys.forEach(others::remove);
    return new Row(keys, others);
  }
}
