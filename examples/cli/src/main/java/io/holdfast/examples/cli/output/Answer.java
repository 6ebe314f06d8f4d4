package io.holdfast.examples.cli.output;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockLevel;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the result of a command, and returns its exit code. */
public final class Answer {
  private final boolean json;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * Creates a printer to these writers.
   *
   * @param json true to print JSON, everything to {@code out}; otherwise refusals go to {@code err}
   * @param out the writer for answers
   * @param err the writer for refusals
   */
  public Answer(boolean json, PrintWriter out, PrintWriter err) {
    this.json = json;
    this.out = out;
    this.err = err;
  }

  /** Prints a reservation or the refusal. */
  public int reservation(Outcome<Reservation> outcome) {
    return outcome.fold(it -> reservation(it, outcome.isReplayed()), this::refused);
  }

  /** Prints the changed levels or the refusal. */
  public int change(Outcome<StockChange> outcome) {
    return outcome.fold(it -> levels(it.levels(), outcome.isReplayed()), this::refused);
  }

  /** Prints a level or the refusal. */
  public int level(Outcome<StockLevel> outcome) {
    return outcome.fold(it -> levels(List.of(it), outcome.isReplayed()), this::refused);
  }

  /** Prints a refusal. */
  public int refused(Refusal refusal) {
    RefusalView view = RefusalView.of(refusal);
    if (json) {
      out.println(Json.write(new Refused("refused", view)));
    } else {
      err.println("refused: " + view.code() + ", " + view.text());
    }
    return ExitCode.REFUSED;
  }

  private int reservation(Reservation reservation, boolean replayed) {
    ReservationView view = ReservationView.of(reservation);
    return done(new Done("done", replayed, view, List.of()), Texts.of(view, replayed));
  }

  private int levels(List<StockLevel> levels, boolean replayed) {
    List<LevelView> views = levels.stream().map(LevelView::of).toList();
    String note = replayed ? "replayed" + System.lineSeparator() : "";
    return done(new Done("done", replayed, null, views), note + Texts.of(views));
  }

  private int done(Done view, String text) {
    if (json) {
      out.println(Json.write(view));
    } else {
      out.print(text);
    }
    out.flush();
    return ExitCode.OK;
  }

  private record Done(
      String outcome,
      boolean replayed,
      @Nullable ReservationView reservation,
      List<LevelView> levels) {}

  private record Refused(String outcome, RefusalView refusal) {}
}
