package io.holdfast.jdbc.internal.sql;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Holds one statement in the sizes in which it is needed. The part in {@code [[row| separator ]]}
 * is repeated once for each row. Safe for use by several threads.
 */
public final class SizedSql {
  private final Supplier<String> template;
  private final ConcurrentMap<Sizes, String> bySize = new ConcurrentHashMap<>();

  /** The number of rows in the first repeated part, and in each part after it. */
  private record Sizes(int first, int later) {}

  /**
   * Creates a statement.
   *
   * @param template makes the text. It is called at the first use of each size, and not when the
   *     store starts: many statements of a store are never used.
   */
  SizedSql(Supplier<String> template) {
    this.template = template;
  }

  /** Returns the text for a number of rows. */
  public String rows(int count) {
    return rows(count, count);
  }

  /**
   * Returns the text for a number of rows in the first repeated part, and in the parts after it.
   */
  public String rows(int first, int later) {
    return bySize.computeIfAbsent(new Sizes(first, later), this::expand);
  }

  /** Returns the text of a statement that has no repeated part. */
  public String text() {
    return rows(1);
  }

  /** Returns the number of characters that each row adds to the text. */
  int rowLength() {
    return rows(2).length() - rows(1).length();
  }

  private String expand(Sizes sizes) {
    String template = this.template.get();
    StringBuilder text = new StringBuilder();
    int from = 0;
    int count = sizes.first();
    for (int open = template.indexOf("[["); open >= 0; open = template.indexOf("[[", from)) {
      int bar = template.indexOf('|', open);
      int close = template.indexOf("]]", bar);
      text.append(template, from, open);
      for (int i = 0; i < count; i++) {
        text.append(template, i == 0 ? open + 2 : bar + 1, i == 0 ? open + 2 : close);
        text.append(template, open + 2, bar);
      }
      from = close + 2;
      count = sizes.later();
    }
    return text.append(template, from, template.length()).toString();
  }
}
