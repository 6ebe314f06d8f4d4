package io.holdfast.examples.cli.command;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ReservationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code holdfast cancel}. */
@Command(name = "cancel", description = "Undo a sale before the goods leave.")
public final class CancelCommand extends StoreCommand {
  @Parameters(index = "0", paramLabel = "ID", description = "Your id of the order.")
  private ReservationId id;

  @Override
  int run(Inventory inventory) {
    return answer().reservation(inventory.cancel(shop(), id));
  }
}
