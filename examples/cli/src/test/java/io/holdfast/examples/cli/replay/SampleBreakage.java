package io.holdfast.examples.cli.replay;

import java.util.List;

/** Lines that no shop means to write, and every shop has. */
final class SampleBreakage {
  private static final String AT = "{\"at\":\"2026-03-05T10:00:00Z\",";
  private static final String LINES = ",\"lines\":[{\"sku\":\"TEE-000-M\",\"quantity\":";

  static final List<String> LINES_OF_ALL_KINDS =
      List.of(
          "",
          "not json",
          AT + "\"do\":\"commit\",\"id\":\"x1\"" + LINES + "1}",
          AT + "\"do\":\"commit\",\"id\":\"x2\"" + LINES + "\"3\"}]}",
          AT + "\"do\":\"commit\",\"id\":\"x3\"" + LINES + "1.5}]}",
          AT + "\"do\":\"commit\",\"id\":\"x4\"" + LINES + "0}]}",
          AT + "\"do\":\"commit\",\"id\":\"x5\"" + LINES + "-2}]}",
          AT + "\"do\":\"commit\",\"id\":\"x6\"" + LINES + "1,\"quantity\":100}]}",
          AT + "\"do\":\"commit\",\"id\":\"x7\"" + LINES + "9223372036854775808}]}",
          AT + "\"do\":\"commit\",\"id\":\"x8\",\"admin\":true" + LINES + "1}]}",
          AT + "\"do\":\"commit\",\"id\":12" + LINES + "1}]}",
          AT + "\"do\":\"commit\"" + LINES + "1}]}",
          AT + "\"do\":\"commit\",\"id\":\"x 9\"" + LINES + "1}]}",
          AT + "\"do\":\"commit\",\"id\":\"x10\",\"lines\":[]}",
          AT + "\"do\":\"hold\",\"id\":\"x11\"" + LINES + "1}]}",
          AT + "\"do\":\"hold\",\"id\":\"x12\",\"ttl\":\"PT0S\"" + LINES + "1}]}",
          AT + "\"do\":\"steal\",\"id\":\"x13\"}",
          AT + "\"id\":\"x14\"}",
          "{\"at\":\"tomorrow\",\"do\":\"cancel\",\"id\":\"x15\"}",
          "{\"at\":\"2999-01-01T00:00:00Z\",\"do\":\"cancel\",\"id\":\"x16\"}",
          "{\"do\":\"cancel\",\"id\":\"x17\"}",
          AT + "\"do\":\"cancel\",\"id\":null}",
          AT + "\"do\":\"cancel\",\"id\":\"x18\"} {}",
          "[]",
          "null",
          AT + "\"do\":\"cancel\",\"id\":\"caf\u00e9\"}");

  private SampleBreakage() {}

  /** Puts them in, spread over all lines. */
  static void into(List<String> lines) {
    int step = lines.size() / LINES_OF_ALL_KINDS.size();
    for (int i = 0; i < LINES_OF_ALL_KINDS.size(); i++) {
      lines.add(step / 2 + i * step, LINES_OF_ALL_KINDS.get(i));
    }
  }
}
