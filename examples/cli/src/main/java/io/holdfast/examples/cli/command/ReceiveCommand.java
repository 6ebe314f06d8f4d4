package io.holdfast.examples.cli.command;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.StockPolicy;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast receive}. */
@Command(name = "receive", description = "Add goods that arrived. The same id again adds nothing.")
public final class ReceiveCommand extends StoreCommand {
  @Parameters(index = "0", paramLabel = "ID", description = "Your id of the delivery.")
  private OperationId id;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = Lines.LABEL, description = Lines.SYNTAX)
  private List<Line> lines;

  @Option(names = "--create", description = "Create articles that do not exist.")
  private boolean create;

  @Override
  int run(Inventory inventory) {
    boolean units = lines.stream().noneMatch(line -> line.units().isEmpty());
    StockPolicy policy = units ? StockPolicy.units() : StockPolicy.quantity();
    ReceiveRequest request = ReceiveRequest.of(shop(), id, lines);
    return answer().change(inventory.receive(create ? request.creatingWith(policy) : request));
  }
}
