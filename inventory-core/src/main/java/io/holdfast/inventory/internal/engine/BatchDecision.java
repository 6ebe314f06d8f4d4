package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.command.TransactionLimit;
import io.holdfast.inventory.internal.lane.PendingCommand;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands one after the other, each on the state that those before it have left. A command
 * that fails because a row it needs cannot be read is left out, and the others are decided again
 * without it, in the same transaction. If all commands together exceed the transaction limit, the
 * longest prefix that fits is answered and the rest is not. If the first command exceeds the limit
 * only because of messages, they are postponed: a restock request follows with the next change, and
 * a hold is freed in a separate transaction.
 *
 * @param commands the commands, in the order in which they are decided
 * @param limit the limit of one transaction
 * @param writesExpiredHolds true if each hold that is recorded as expired is put into an outbox
 */
record BatchDecision(
    List<? extends Command<?>> commands, TransactionLimit limit, boolean writesExpiredHolds) {
  /**
   * The answer to one command.
   *
   * @param outcome the outcome, or null if there is a fault
   * @param fault the fault that prevents a decision on this command regardless of the others, or
   *     null
   */
  record Answer(@Nullable Outcome<?> outcome, @Nullable RuntimeException fault) {
    void giveTo(PendingCommand<?, Outcome<?>> pending) {
      if (fault != null) {
        pending.fail(fault);
      } else if (outcome != null) {
        pending.answer(outcome);
      }
    }
  }

  /**
   * Decides on a snapshot.
   *
   * @return the answers in the order of the commands, one for each command of a prefix of the
   *     batch; or what has to be freed before they can be decided
   */
  DecisionResult<List<Answer>> on(Snapshot snapshot) {
    Map<Integer, Answer> broken = new HashMap<>();
    DecisionResult<List<Answer>> all = first(commands.size(), snapshot, broken, true);
    return limit.allows(all.changes()) ? all : asManyAsFit(snapshot, broken);
  }

  private DecisionResult<List<Answer>> asManyAsFit(Snapshot snapshot, Map<Integer, Answer> broken) {
    DecisionResult<List<Answer>> best = first(1, snapshot, broken, true);
    if (!limit.allows(best.changes())) {
      best = first(1, snapshot, broken, false);
      return limit.allows(best.changes()) ? best : tooLarge(best.changes());
    }
    int fitting = 1;
    int tooMany = commands.size();
    while (tooMany - fitting > 1) {
      int middle = (fitting + tooMany) >>> 1;
      DecisionResult<List<Answer>> some = first(middle, snapshot, broken, true);
      if (limit.allows(some.changes())) {
        best = some;
        fitting = middle;
      } else {
        tooMany = middle;
      }
    }
    return best;
  }

  private DecisionResult<List<Answer>> tooLarge(Changes changes) {
    return DecisionResult.withoutChanges(List.of(new Answer(null, limit.refusal(changes.rows()))));
  }

  private DecisionResult<List<Answer>> first(
      int count, Snapshot snapshot, Map<Integer, Answer> broken, boolean roomForMessages) {
    while (true) {
      WorkingCopy copy = new WorkingCopy(snapshot, roomForMessages, writesExpiredHolds);
      List<Answer> answers = decide(copy, count, broken);
      if (answers != null) {
        return copy.mustFree() ? DecisionResult.freeFirst(copy) : DecisionResult.of(answers, copy);
      }
    }
  }

  private @Nullable List<Answer> decide(WorkingCopy copy, int count, Map<Integer, Answer> broken) {
    List<Answer> answers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Answer known = broken.get(i);
      if (known != null) {
        answers.add(known);
        continue;
      }
      try {
        answers.add(new Answer(commands.get(i).decide(copy), null));
      } catch (RuntimeException e) {
        broken.put(i, new Answer(null, e));
        return null;
      }
    }
    return answers;
  }
}
