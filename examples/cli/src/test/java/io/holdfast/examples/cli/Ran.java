package io.holdfast.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.examples.cli.store.StoreSource;
import io.holdfast.examples.cli.store.Stores;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What came of one run of the command line. */
public record Ran(int exit, String out, String err) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Runs on the stores that the library brings. */
  public static Ran run(String... args) {
    return on(new Stores(), args);
  }

  /** Runs on stores of the test's choosing. */
  public static Ran on(StoreSource stores, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        HoldfastCli.commandLine(stores)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exit = commandLine.execute(args);
    return new Ran(exit, out.toString(), err.toString());
  }

  /** Standard output, which must be exactly one JSON document. */
  public JsonNode json() {
    try {
      return JSON.readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not one JSON document: " + out, e);
    }
  }
}
