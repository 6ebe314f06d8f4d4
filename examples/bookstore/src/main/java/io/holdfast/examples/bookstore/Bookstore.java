package io.holdfast.examples.bookstore;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code bookstore}. */
@Command(name = "bookstore", description = "The checkout of a bookstore as a durable workflow.")
public final class Bookstore {
  private Bookstore() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Bookstore()).execute(args));
  }
}
