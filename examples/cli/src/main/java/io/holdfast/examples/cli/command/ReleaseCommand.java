package io.holdfast.examples.cli.command;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ReservationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code holdfast release}. */
@Command(name = "release", description = "Give a hold back. An unknown id is closed for good.")
public final class ReleaseCommand extends StoreCommand {
  @Parameters(index = "0", paramLabel = "ID", description = "Your id of the order.")
  private ReservationId id;

  @Override
  int run(Inventory inventory) {
    return answer().reservation(inventory.release(shop(), id));
  }
}
