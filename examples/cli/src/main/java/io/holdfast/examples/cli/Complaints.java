package io.holdfast.examples.cli;

import io.holdfast.examples.cli.output.ExitCode;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reports a failure in one line, and returns its exit code. */
final class Complaints {
  private static final int LONGEST = 500;

  private Complaints() {}

  static int ofUsage(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println(oneLine(wrong));
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  static int ofExecution(Exception thrown, CommandLine command, ParseResult parsed)
      throws Exception {
    if (thrown instanceof InvalidRequestException invalid) {
      command.getErr().println("invalid request: " + oneLine(invalid));
      return ExitCode.USAGE;
    }
    if (thrown instanceof InventoryException fault) {
      command.getErr().println("fault: " + oneLine(fault) + reason(fault) + advice(fault));
      return ExitCode.FAULT;
    }
    // A defect of this program. A report needs the trace.
    thrown.printStackTrace(command.getErr());
    return ExitCode.FAULT;
  }

  private static String reason(InventoryException fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String why = oneLine(root);
    return oneLine(fault).contains(why) ? "" : " (" + why + ")";
  }

  private static String advice(InventoryException fault) {
    return fault instanceof OutcomeUnknownException ? "; repeat it to learn the outcome" : "";
  }

  /** Returns a message of one line, whatever the driver or option reported. */
  private static String oneLine(Throwable thrown) {
    String text = thrown.getMessage() == null ? thrown.getClass().getName() : thrown.getMessage();
    String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return cut(clean);
  }

  /** Cuts a text between two characters, never within one that has two code units. */
  private static String cut(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
