package io.holdfast.examples.cli.command;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.model.ReservationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code holdfast find}. */
@Command(name = "find", description = "Show an order.")
public final class FindCommand extends StoreCommand {
  @Parameters(index = "0", paramLabel = "ID", description = "Your id of the order.")
  private ReservationId id;

  @Override
  int run(Inventory inventory) {
    return answer()
        .reservation(
            inventory
                .reservation(shop(), id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.ReservationNotFound(id.entry()))));
  }
}
