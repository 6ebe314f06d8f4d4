package io.holdfast.http;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Captures the log output of an action. */
public final class Logged {
  private Logged() {}

  public static String during(Runnable work) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    try (PrintStream log = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setErr(log);
      work.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
