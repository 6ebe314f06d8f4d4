package io.holdfast.inventory.internal;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.internal.BatchDecision.Answers;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands one after the other, each on what those before it have left. One that breaks,
 * because a row it needs cannot be read, is left out, and all are decided again without it: it
 * costs the others no unit of their own.
 */
record BatchDecision(List<? extends Command<?>> commands) implements Decision<Ruling<Answers>> {
  /**
   * One command's answer.
   *
   * @param outcome null if there is a fault
   * @param fault why this command cannot be decided, whatever the others are
   */
  record Answer(@Nullable Outcome<?> outcome, @Nullable RuntimeException fault) {}

  /**
   * What came of a batch.
   *
   * @param answers one for each command, in order
   * @param changed whether anything has changed
   */
  record Answers(List<Answer> answers, boolean changed) {}

  @Override
  public Verdict<Ruling<Answers>> on(Snapshot snapshot) {
    Map<Integer, Answer> broken = new HashMap<>();
    while (true) {
      Desk desk = new Desk(snapshot);
      List<Answer> answers = decide(desk, broken);
      if (answers != null) {
        return desk.mustFree() ? Ruling.freeFirst(desk) : ruling(answers, desk.changes());
      }
    }
  }

  private static Verdict<Ruling<Answers>> ruling(List<Answer> answers, Changes changes) {
    return Ruling.answer(new Answers(answers, !changes.isEmpty()), changes);
  }

  private @Nullable List<Answer> decide(Desk desk, Map<Integer, Answer> broken) {
    List<Answer> answers = new ArrayList<>(commands.size());
    for (int i = 0; i < commands.size(); i++) {
      Answer known = broken.get(i);
      if (known != null) {
        answers.add(known);
        continue;
      }
      try {
        answers.add(new Answer(commands.get(i).decide(desk), null));
      } catch (RuntimeException e) {
        broken.put(i, new Answer(null, e));
        return null;
      }
    }
    return answers;
  }
}
