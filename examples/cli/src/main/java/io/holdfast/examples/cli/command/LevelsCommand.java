package io.holdfast.examples.cli.command;

import io.holdfast.examples.cli.output.ExitCode;
import io.holdfast.examples.cli.output.Json;
import io.holdfast.examples.cli.output.LevelView;
import io.holdfast.examples.cli.output.Texts;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.model.StockLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast levels}. */
@Command(
    name = "levels",
    description = "Show the numbers of the shop's articles, a page at a time.")
public final class LevelsCommand extends StoreCommand {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "The most articles on a page, 1 to 10000. Default: 50.")
  private int limit;

  @Option(
      names = "--from",
      paramLabel = "TOKEN",
      description = "The position that the previous page printed for the next one.")
  private @Nullable String from;

  @Override
  int run(Inventory inventory) {
    PageToken start = from == null ? null : new PageToken(from);
    Page<StockLevel> page = inventory.levels(shop(), start, limit);
    List<LevelView> levels = page.items().stream().map(LevelView::of).toList();
    String next = page.next().map(PageToken::value).orElse(null);
    if (json()) {
      out().println(Json.write(new Listing(levels, next)));
    } else {
      out().print(Texts.of(levels));
      if (next != null) {
        out().println("more: --from " + next);
      }
    }
    out().flush();
    return ExitCode.OK;
  }

  private record Listing(List<LevelView> levels, @Nullable String next) {}
}
