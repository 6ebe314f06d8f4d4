package io.holdfast.examples.bookstore.guide;

import java.util.ArrayList;
import java.util.List;

/** Goes through all sequences of choices: a run asks for each choice, and the next run differs. */
public final class Choices {
  private final List<Integer> chosen = new ArrayList<>();
  private final List<Integer> limits = new ArrayList<>();
  private int at;

  /** Returns a number from 0 to {@code limit - 1}. */
  public int next(int limit) {
    if (at == chosen.size()) {
      chosen.add(0);
      limits.add(limit);
    }
    return chosen.get(at++);
  }

  /** Goes on to the next sequence. Returns false after the last one. */
  public boolean advance() {
    at = 0;
    while (!chosen.isEmpty()) {
      int last = chosen.size() - 1;
      if (chosen.get(last) + 1 < limits.get(last)) {
        chosen.set(last, chosen.get(last) + 1);
        return true;
      }
      chosen.remove(last);
      limits.remove(last);
    }
    return false;
  }
}
