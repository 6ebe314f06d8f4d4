package io.holdfast.examples.bookstore;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Runs commands of the bookstore, and keeps what they print. */
final class Terminal {
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  /**
   * Runs a command.
   *
   * @param line the command and its arguments, none of which has a space
   * @param more further arguments
   * @return the exit code
   */
  int run(String line, String... more) {
    List<String> arguments = new ArrayList<>(List.of(line.strip().split(" ", -1)));
    arguments.addAll(List.of(more));
    return Bookstore.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
