package io.holdfast.examples.cli.command;

import io.holdfast.examples.cli.output.ExitCode;
import io.holdfast.examples.cli.output.Json;
import io.holdfast.examples.cli.output.ViolationView;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.VerifyReport;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code holdfast verify}. */
@Command(name = "verify", description = "Check every invariant on all articles of the shop.")
public final class VerifyCommand extends StoreCommand {
  @Override
  int run(Inventory inventory) {
    VerifyReport report = inventory.verify(shop());
    List<ViolationView> violations = report.violations().stream().map(ViolationView::of).toList();
    if (json()) {
      out().println(Json.write(new Result(report.levelsChecked(), violations.size(), violations)));
    } else {
      out().println(report.levelsChecked() + " checked, " + violations.size() + " violations");
      violations.forEach(each -> out().println(each.text()));
    }
    return report.isClean() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private record Result(int checked, int violations, List<ViolationView> found) {}
}
