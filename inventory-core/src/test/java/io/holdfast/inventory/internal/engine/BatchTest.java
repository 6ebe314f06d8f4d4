package io.holdfast.inventory.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.internal.command.CancelCommand;
import io.holdfast.inventory.internal.command.CancelRestockCommand;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.command.CommitCommand;
import io.holdfast.inventory.internal.command.DefineCommand;
import io.holdfast.inventory.internal.command.SetRestockPolicyCommand;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Commands decided on one snapshot give the same answers and changes as one by one. */
class BatchTest {
  private static final StockKey TEA = RandomCommands.key("tea");
  private static final Pattern UNEQUAL = Pattern.compile("version=\\d+|demand=\\d+");
  private static final int SCRIPTS = Integer.getInteger("holdfast.scripts", 5_000);
  private static final long SEED = Long.getLong("holdfast.seed", new Random().nextLong());

  static {
    System.out.println("BatchTest runs with -Dholdfast.seed=" + SEED);
  }

  @Test
  void aBatchIsWorthItsCommandsOneByOne() {
    System.out.println("batches of any commands: -Dholdfast.seed=" + SEED);
    for (int i = 0; i < SCRIPTS; i++) {
      long seed = SEED + i;
      RandomCommands random = new RandomCommands(seed);
      MapRows start = after(RandomCommands.opening(), new MapRows());
      MapRows serial = after(random.some(12), start.copy());
      List<Command<?>> batch = random.some(8);

      MapRows oneByOne = serial.copy();
      List<String> expected = answers(batch, oneByOne);
      WorkingCopy copy = copyOf(serial);
      List<String> answers = batch.stream().map(command -> shown(command.decide(copy))).toList();
      Changes changes = copy.changes();

      MapRows absolute = serial.copy();
      absolute.write(changes);
      MapRows differences = serial.copy();
      assertThat(answers).as("seed %d", seed).isEqualTo(expected);
      assertThat(differences.writeDifferences(changes)).as("guards, seed %d", seed).isTrue();
      assertThat(shown(absolute)).as("rows, seed %d", seed).isEqualTo(shown(oneByOne));
      assertThat(shown(differences)).as("differences, seed %d", seed).isEqualTo(shown(oneByOne));
      assertEachRowOnceAndSorted(changes, seed);
      assertMovementsComeWithTheirReservation(changes, seed);
    }
  }

  private static void assertMovementsComeWithTheirReservation(Changes changes, long seed) {
    Set<EntryId> written =
        changes.entries().stream().map(it -> it.after().entryId()).collect(Collectors.toSet());
    for (StockMovement movement : changes.movements()) {
      if (movement.reference() != null) {
        assertThat(written).as("seed %d", seed).contains(movement.reference().entry());
      }
    }
  }

  /** Returns a copy for a store without limits and without an outbox of expired holds. */
  private static WorkingCopy copyOf(MapRows rows) {
    return new WorkingCopy(rows, true, false);
  }

  private static MapRows after(List<Command<?>> commands, MapRows rows) {
    answers(commands, rows);
    return rows;
  }

  private static List<String> answers(List<Command<?>> commands, MapRows rows) {
    List<String> answers = new ArrayList<>();
    for (Command<?> command : commands) {
      WorkingCopy copy = copyOf(rows);
      Outcome<?> outcome = command.decide(copy);
      Changes changes = copy.changes();
      assertMovementsComeWithTheirReservation(changes, SEED);
      if (outcome instanceof Outcome.Refused<?>) {
        assertChangesNothingButRestock(command, changes);
      }
      rows.write(changes);
      answers.add(shown(outcome));
    }
    return answers;
  }

  private static void assertChangesNothingButRestock(Command<?> command, Changes changes) {
    for (LevelChange change : changes.levels()) {
      StoredLevel before = Objects.requireNonNull(change.before(), "before");
      StoredLevel restocked = before.withRestock(change.after().restock());
      assertThat(change.after())
          .as("%s", command)
          .isEqualTo(restocked.withVersion(before.version() + 1));
      assertThat(change.changesRestock()).as("%s", command).isTrue();
    }
    assertThat(changes.requests()).as("%s", command).hasSameSizeAs(changes.levels());
    assertThat(changes.rows()).as("%s", command).isEqualTo(4 * changes.requests().size());
  }

  /**
   * Versions count transactions, not commands, so they are left out. Demand is left out too,
   * because a transaction counts it only if it writes the level.
   */
  private static String shown(Object it) {
    return UNEQUAL.matcher(String.valueOf(it)).replaceAll("");
  }

  private static List<String> shown(MapRows rows) {
    List<String> all = new ArrayList<>();
    rows.levels.values().forEach(level -> all.add(shown(level)));
    rows.entries.values().forEach(entry -> all.add(shown(entry)));
    rows.units.values().forEach(unit -> all.add(shown(unit)));
    rows.movements.forEach(movement -> all.add(shown(movement)));
    rows.requests.forEach(request -> all.add(shown(request)));
    all.sort(null);
    return all;
  }

  private static void assertEachRowOnceAndSorted(Changes changes, long seed) {
    assertThat(changes.levels().stream().map(it -> it.key()).toList())
        .as("levels, seed %d", seed)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(changes.entries().stream().map(it -> it.after().entryId()).toList())
        .as("entries, seed %d", seed)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(changes.units().stream().map(it -> it.key()).toList())
        .as("units, seed %d", seed)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void theGuardOfABatchIsTheMostItEverTookTogether() {
    MapRows rows = after(List.of(define(10), commit("sold", 4)), new MapRows());
    WorkingCopy copy = copyOf(rows);
    List<Command<?>> batch =
        List.of(
            commit("a", 5),
            new CancelCommand(RandomCommands.SHOP, new ReservationId("sold").entry()),
            commit("b", 3));

    batch.forEach(command -> assertThat(command.decide(copy)).matches(it -> it.isDone()));

    assertThat(copy.changes().levels())
        .singleElement()
        .satisfies(change -> assertThat(change.guard()).isEqualTo(Guard.claimable(5)))
        .satisfies(change -> assertThat(change.committedDelta()).isEqualTo(4));
  }

  @Test
  void aGuardThatNoLongerHoldsIsSeen() {
    MapRows rows = after(List.of(define(5)), new MapRows());
    WorkingCopy copy = copyOf(rows);
    commit("a", 3).decide(copy);
    Changes changes = copy.changes();
    after(List.of(commit("faster", 3)), rows);

    assertThat(rows.writeDifferences(changes)).isFalse();
  }

  @Test
  void aLevelThatHasComeNearerToItsReorderPointMeanwhileIsSeen() {
    RestockPolicy policy = RestockPolicy.lots(new SupplierId("factory"), 4, 10);
    MapRows rows =
        after(List.of(define(10), new SetRestockPolicyCommand(TEA, policy)), new MapRows());
    Changes enough = decided(rows, commit("a", 3));
    Changes tooFew = decided(rows, commit("b", 6));
    assertThat(enough.requests()).isEmpty();
    assertThat(enough.levels().get(0).guard()).isEqualTo(Guard.claimable(3 + 4 + 1));
    assertThat(tooFew.requests()).hasSize(1);
    assertThat(tooFew.levels().get(0).guard()).isEqualTo(new Guard(true, 6));

    after(List.of(commit("faster", 3)), rows);
    assertThat(rows.copy().writeDifferences(enough)).as("7 - 3 is no longer above 4").isFalse();
    assertThat(rows.copy().writeDifferences(tooFew)).isFalse();
    Changes again = decided(rows, commit("a", 3));
    assertThat(again.requests()).hasSize(1);

    rows.write(again);
    Changes waiting = decided(rows, commit("c", 1));
    assertThat(waiting.levels().get(0).guard()).as("it is asked for").isEqualTo(Guard.claimable(1));
    after(List.of(new CancelRestockCommand(TEA, again.requests().get(0).id())), rows);
    assertThat(rows.writeDifferences(waiting)).as("it no longer is").isFalse();
  }

  private static Changes decided(MapRows rows, Command<?> command) {
    WorkingCopy copy = copyOf(rows);
    assertThat(command.decide(copy)).matches(it -> it.isDone());
    return copy.changes();
  }

  private static Command<?> define(long opening) {
    return new DefineCommand(StockDefinition.withOpening(TEA, opening));
  }

  private static Command<?> commit(String id, long quantity) {
    return new CommitCommand(
        CommitRequest.of(RandomCommands.SHOP, new ReservationId(id), Line.of("tea", quantity)));
  }
}
