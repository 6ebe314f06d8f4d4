package io.holdfast.examples.bookstore;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is logged while it is open. It is not printed. */
public final class Logged implements AutoCloseable {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final PrintStream before = System.err;

  /** Begins. */
  public Logged() {
    System.setErr(new PrintStream(text, true, StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return text.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    System.setErr(before);
  }
}
