package io.holdfast.inventory.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.internal.command.RequestRestockCommand;
import io.holdfast.inventory.internal.command.TransactionLimit;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RestockWriterTest {
  private static final StockKey TEA = RandomCommands.key("tea");
  private static final StockKey CUP = RandomCommands.key("cup");

  private final RestockWriter writer = new RestockWriter(TransactionLimit.of(Limits.NONE));
  private final List<RequestRestockCommand> written = new ArrayList<>();
  private final List<RequestRestockCommand> tried = new ArrayList<>();

  private void writeDemand(RuntimeException faultOfTea) {
    Map<StockKey, Long> demand = Map.of(TEA, 2L, CUP, 3L);
    writer.follow(
        TEA.shop(),
        new DecisionResult<>("answer", Set.of(), Set.of(), Changes.NONE, demand),
        tried::add);
    writer.flush(
        command -> {
          tried.add(command);
          if (command.demand().containsKey(TEA)) {
            throw faultOfTea;
          }
          written.add(command);
        });
  }

  @Test
  void aLevelThatCannotBeReadDoesNotCostTheDemandOfOthers() {
    writeDemand(new InvariantViolationException("row tea cannot be read", null));
    assertThat(written).containsExactly(new RequestRestockCommand(TEA.shop(), Map.of(CUP, 3L)));
  }

  @Test
  void aStoreThatCannotBeReachedIsNotAskedAgain() {
    writeDemand(new UnavailableException("no database", null));
    assertThat(tried).hasSize(1);
  }
}
