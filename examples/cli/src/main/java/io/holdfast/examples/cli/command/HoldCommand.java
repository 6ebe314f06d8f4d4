package io.holdfast.examples.cli.command;

import io.holdfast.inventory.Fill;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast hold}. */
@Command(name = "hold", description = "Take stock for a while. The same id again takes nothing.")
public final class HoldCommand extends StoreCommand {
  @Parameters(index = "0", paramLabel = "ID", description = "Your id of the order.")
  private ReservationId id;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = Lines.LABEL, description = Lines.SYNTAX)
  private List<Line> lines;

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      defaultValue = "15m",
      description = "How long, 1s to 24h. Default: 15m.")
  private Duration ttl;

  @Option(names = "--up-to-available", description = "Take as much as there is.")
  private boolean upToAvailable;

  @Override
  int run(Inventory inventory) {
    Fill fill = upToAvailable ? Fill.UP_TO_AVAILABLE : Fill.ALL_OR_NOTHING;
    return answer().reservation(inventory.hold(HoldRequest.of(shop(), id, ttl, lines).fill(fill)));
  }
}
