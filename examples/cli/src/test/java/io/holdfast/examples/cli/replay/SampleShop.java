package io.holdfast.examples.cli.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the sample that is shipped: two weeks of a made-up shop, the same in every run. */
final class SampleShop {
  static final long SEED = 20260302;

  private SampleShop() {}

  /** Writes {@code stock.csv} and {@code orders.jsonl} into a folder. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length == 0 ? "samples" : args[0]);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("stock.csv"), stock());
    Files.write(folder.resolve("orders.jsonl"), orders());
  }

  static String stock() {
    return new SampleStock(SEED).csv();
  }

  /** As bytes, because one of the broken lines is not UTF-8. */
  static byte[] orders() {
    SampleTraffic traffic = new SampleTraffic(new SampleStock(SEED), SEED);
    List<String> lines = new ArrayList<>(traffic.lines());
    SampleBreakage.into(lines);
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }
}
