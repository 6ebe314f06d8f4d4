package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.engine.BatchDecision.Answer;
import io.holdfast.inventory.internal.engine.BatchDecision.Answers;
import io.holdfast.inventory.internal.lane.PendingCommand;
import io.holdfast.inventory.model.ShopId;
import java.util.List;

/**
 * One batch on its way through the store, in as many transactions as it takes. Not safe for use by
 * several threads.
 */
final class BatchRun {
  private final Engine engine;
  private final GuardedListener listener;
  private final ShopId shop;
  private boolean changed;

  BatchRun(Engine engine, GuardedListener listener, ShopId shop) {
    this.engine = engine;
    this.listener = listener;
    this.shop = shop;
  }

  /** Returns whether anything has changed or may have changed. */
  boolean hasChanged() {
    return changed;
  }

  /**
   * Answers all commands in order, with as many in each transaction as fit.
   *
   * @param lookFirst true to decide on a snapshot without locks first
   */
  void settle(List<PendingCommand<Command<?>, Outcome<?>>> batch, boolean lookFirst) {
    int done = 0;
    while (done < batch.size()) {
      done += settleSome(batch.subList(done, batch.size()), lookFirst && !changed);
    }
  }

  /**
   * Answers the commands of one transaction, and returns their number. A transaction that the store
   * cannot write because of its content is halved until the commands that cannot be written are
   * found. If the store is unavailable, commands that were not started are not started.
   */
  private int settleSome(List<PendingCommand<Command<?>, Outcome<?>>> rest, boolean lookFirst) {
    List<Command<?>> commands = requests(rest);
    int fitting = engine.fitting(commands);
    List<PendingCommand<Command<?>, Outcome<?>>> unit = rest.subList(0, fitting);
    long start = listener.start();
    try {
      Answers answers = engine.run(shop, commands.subList(0, fitting), lookFirst);
      changed |= answers.changed();
      answer(unit, answers.answers());
      tell(answers.answers().size(), start);
      return answers.answers().size();
    } catch (RuntimeException e) {
      changed = true;
      if (Faults.isOfTheStore(e)) {
        return fail(e instanceof OutcomeUnknownException ? unit : rest, e, start);
      }
      if (fitting == 1) {
        return fail(unit, e, start);
      }
      settle(unit.subList(0, fitting / 2), false);
      settle(unit.subList(fitting / 2, fitting), false);
      return fitting;
    }
  }

  private static List<Command<?>> requests(List<PendingCommand<Command<?>, Outcome<?>>> tickets) {
    return tickets.stream().<Command<?>>map(PendingCommand::request).toList();
  }

  private static void answer(
      List<PendingCommand<Command<?>, Outcome<?>>> tickets, List<Answer> answers) {
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      if (answer.fault() != null) {
        tickets.get(i).fail(answer.fault());
      } else if (answer.outcome() != null) {
        tickets.get(i).answer(answer.outcome());
      }
    }
  }

  private int fail(
      List<PendingCommand<Command<?>, Outcome<?>>> tickets, RuntimeException e, long start) {
    tickets.forEach(ticket -> ticket.fail(tickets.size() == 1 ? e : Faults.copy(e)));
    tell(tickets.size(), start);
    return tickets.size();
  }

  private void tell(int commands, long start) {
    if (!listener.isSilent()) {
      listener.batch(shop, commands, GuardedListener.since(start));
    }
  }
}
