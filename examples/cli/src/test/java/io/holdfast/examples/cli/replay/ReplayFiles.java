package io.holdfast.examples.cli.replay;

import io.holdfast.examples.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of a replay in a folder, and a way to run it. */
record ReplayFiles(Path stock, Path orders, Path out) {
  static ReplayFiles in(Path folder) {
    return new ReplayFiles(
        folder.resolve("stock.csv"), folder.resolve("orders.jsonl"), folder.resolve("out.jsonl"));
  }

  static ReplayFiles sample(Path folder) {
    Path samples = Path.of("samples");
    return new ReplayFiles(
        samples.resolve("stock.csv"), samples.resolve("orders.jsonl"), folder.resolve("out.jsonl"));
  }

  ReplayFiles withStock(String... rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of("sku,location,kind,onHand,safetyStock,units"));
    lines.addAll(List.of(rows));
    Files.write(stock, lines);
    return this;
  }

  ReplayFiles withOrders(String... lines) throws IOException {
    Files.write(orders, List.of(lines));
    return this;
  }

  Ran replay(String... store) {
    List<String> args = new ArrayList<>(List.of("replay", "--json"));
    args.addAll(List.of("--stock", stock.toString(), "--orders", orders.toString()));
    args.addAll(List.of("--out", out.toString()));
    args.addAll(List.of(store));
    return Ran.run(args.toArray(String[]::new));
  }

  List<String> outcomes() throws IOException {
    return Files.readAllLines(out);
  }
}
