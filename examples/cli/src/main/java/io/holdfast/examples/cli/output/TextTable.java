package io.holdfast.examples.cli.output;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of text: the first column is left-aligned, the others right-aligned. Not safe for use by
 * several threads.
 */
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row. All rows have the same number of cells. */
  public TextTable row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  /** Returns the rows, one per line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String gap = column == 0 ? "" : "  ";
        String align = column == 0 ? "-" : "";
        line.append(gap).append(String.format("%" + align + width(column) + "s", row.get(column)));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
  }
}
