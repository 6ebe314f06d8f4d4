package io.holdfast.examples.bookstore.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tables of {@code docs/checkout.md}. */
record Guide(List<String> lines) {
  static final Path FILE = Path.of("../../docs/checkout.md");

  static Guide read() throws IOException {
    return new Guide(Files.readAllLines(FILE));
  }

  /** The cells of the first table whose heading begins with these cells, without the heading. */
  List<List<String>> table(String... heading) {
    List<List<String>> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      if (!line.startsWith("|")) {
        if (inside) {
          return rows;
        }
      } else if (inside && !line.startsWith("|---")) {
        rows.add(cells(line));
      } else if (!inside && beginsWith(cells(line), heading)) {
        inside = true;
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalStateException("no table " + Arrays.toString(heading) + " in " + FILE);
    }
    return rows;
  }

  List<String> heading(String... heading) {
    return lines.stream()
        .filter(line -> line.startsWith("|"))
        .map(Guide::cells)
        .filter(cells -> beginsWith(cells, heading))
        .findFirst()
        .orElseThrow();
  }

  /** The lines of the first block of code in this language. */
  List<String> block(String language) {
    List<String> block =
        lines.stream()
            .dropWhile(line -> !line.equals("```" + language))
            .skip(1)
            .takeWhile(line -> !line.equals("```"))
            .toList();
    if (block.isEmpty()) {
      throw new IllegalStateException("no block " + language + " in " + FILE);
    }
    return block;
  }

  private static boolean beginsWith(List<String> cells, String... heading) {
    return cells.size() >= heading.length
        && cells.subList(0, heading.length).equals(List.of(heading));
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
  }
}
