package io.holdfast.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Captures the log output of an action. */
public final class Logged {
  private Logged() {}

  public static String during(Runnable action) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream here = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setErr(here);
      action.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
