package io.holdfast.inventory.internal;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.internal.BatchDecision.Answer;
import io.holdfast.inventory.internal.BatchDecision.Answers;
import io.holdfast.inventory.internal.lane.Ticket;
import io.holdfast.inventory.model.ShopId;
import java.util.List;

/** One batch on its way through the store, in as many units as it takes. For one thread. */
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

  /** Whether anything has changed, or may have. */
  boolean hasChanged() {
    return changed;
  }

  /**
   * Answers all, in order, as many in each unit as fit.
   *
   * @param lookFirst whether to look first if there is anything to change
   */
  void settle(List<Ticket<Command<?>, Outcome<?>>> batch, boolean lookFirst) {
    int done = 0;
    while (done < batch.size()) {
      done += settleSome(batch.subList(done, batch.size()), lookFirst && !changed);
    }
  }

  /**
   * Answers one unit of them, and says how many that were. A unit that the store cannot write
   * because of what is in it is halved until those are found that cannot be written. When the store
   * is away, those that have not been begun with are not begun with.
   */
  private int settleSome(List<Ticket<Command<?>, Outcome<?>>> rest, boolean lookFirst) {
    List<Command<?>> commands = requests(rest);
    int fitting = engine.fitting(commands);
    List<Ticket<Command<?>, Outcome<?>>> unit = rest.subList(0, fitting);
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

  private static List<Command<?>> requests(List<Ticket<Command<?>, Outcome<?>>> tickets) {
    return tickets.stream().<Command<?>>map(Ticket::request).toList();
  }

  private static void answer(List<Ticket<Command<?>, Outcome<?>>> tickets, List<Answer> answers) {
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      if (answer.fault() != null) {
        tickets.get(i).fail(answer.fault());
      } else if (answer.outcome() != null) {
        tickets.get(i).answer(answer.outcome());
      }
    }
  }

  private int fail(List<Ticket<Command<?>, Outcome<?>>> tickets, RuntimeException e, long start) {
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
