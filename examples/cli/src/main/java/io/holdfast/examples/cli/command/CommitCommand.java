package io.holdfast.examples.cli.command;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.CommitRequest.OnExpiry;
import io.holdfast.inventory.Fill;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast commit}. */
@Command(
    name = "commit",
    description =
        "Sell: all that is held under the id; or, with lines, these, out of the hold if there is"
            + " one.")
public final class CommitCommand extends StoreCommand {
  @Parameters(index = "0", paramLabel = "ID", description = "Your id of the order.")
  private ReservationId id;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = Lines.LABEL, description = Lines.SYNTAX)
  private List<Line> lines = new ArrayList<>();

  @Option(names = "--of-hold", description = "Refuse if there is no hold.")
  private boolean ofHold;

  @Option(names = "--reacquire", description = "Claim again what an expired hold has lost.")
  private boolean reacquire;

  @Option(names = "--up-to-available", description = "Without a hold, take as much as there is.")
  private boolean upToAvailable;

  @Override
  int run(Inventory inventory) {
    CommitRequest request =
        ofHold || lines.isEmpty()
            ? CommitRequest.partOfHold(shop(), id, lines)
            : CommitRequest.of(shop(), id, lines);
    OnExpiry onExpiry = reacquire ? OnExpiry.REACQUIRE : OnExpiry.REJECT;
    Fill fill = upToAvailable ? Fill.UP_TO_AVAILABLE : Fill.ALL_OR_NOTHING;
    return answer().reservation(inventory.commit(request.onExpiry(onExpiry).fill(fill)));
  }
}
