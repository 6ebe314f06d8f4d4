package io.holdfast.examples.cli.command;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ReservationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code holdfast dispatch}. */
@Command(name = "dispatch", description = "Record that the goods have left.")
public final class DispatchCommand extends StoreCommand {
  @Parameters(index = "0", paramLabel = "ID", description = "Your id of the order.")
  private ReservationId id;

  @Override
  int run(Inventory inventory) {
    return answer().reservation(inventory.dispatch(shop(), id));
  }
}
