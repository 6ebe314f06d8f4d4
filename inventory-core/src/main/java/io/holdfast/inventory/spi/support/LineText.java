package io.holdfast.inventory.spi.support;

import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.Sku;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a reservation as one readable text. No separator can occur in an identity.
 *
 * <pre>
 *   lines   = line { "," line }
 *   line    = sku [ "@" location ] "*" requested [ ";" taken [ ";" committed [ ";" returned ] ] ]
 *   portion = "=" | quantity { "+" unit }          "=" repeats the previous portion
 *
 *   TEE*2            a hold of two, at main
 *   TEE*2;=;=        two sold
 *   A@s1*2+u1+u2,B*9;5
 * </pre>
 *
 * <p>Portions that are left out at the end of a line have default values: taken equals requested,
 * and committed and returned are empty.
 *
 * @since 0.1.0
 */
public final class LineText {
  private static final String SAME = "=";

  private LineText() {}

  /** Returns the text of the lines. */
  public static String of(List<ReservationLine> lines) {
    StringBuilder text = new StringBuilder();
    for (ReservationLine line : lines) {
      if (text.length() > 0) {
        text.append(',');
      }
      text.append(line.sku());
      if (!line.location().equals(Location.MAIN)) {
        text.append('@').append(line.location());
      }
      text.append('*');
      append(text, line);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, ReservationLine line) {
    Portion[] portions = {line.requested(), line.taken(), line.committed(), line.returned()};
    Portion[] assumed = {null, line.requested(), Portion.NONE, Portion.NONE};
    int last = portions.length - 1;
    while (last > 0 && portions[last].equals(assumed[last])) {
      last--;
    }
    for (int i = 0; i <= last; i++) {
      if (i > 0) {
        text.append(';');
      }
      if (i > 0 && portions[i].equals(portions[i - 1])) {
        text.append(SAME);
      } else {
        text.append(portions[i].quantity());
        portions[i].units().forEach(unit -> text.append('+').append(unit));
      }
    }
  }

  /**
   * Reads a text that {@link #of} has written.
   *
   * @throws IllegalArgumentException if the text does not have this form
   */
  public static List<ReservationLine> parse(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<ReservationLine> lines = new ArrayList<>();
    for (String line : text.split(",", -1)) {
      lines.add(line(line));
    }
    return lines;
  }

  private static ReservationLine line(String text) {
    int star = text.indexOf('*');
    if (star < 0) {
      throw new IllegalArgumentException("no quantity in line " + text);
    }
    int at = text.lastIndexOf('@', star);
    Sku sku = new Sku(text.substring(0, at < 0 ? star : at));
    Location location = at < 0 ? Location.MAIN : new Location(text.substring(at + 1, star));
    String[] parts = text.substring(star + 1).split(";", -1);
    if (parts.length > 4) {
      throw new IllegalArgumentException("more than four portions in line " + text);
    }
    Portion requested = portion(parts, 0, Portion.NONE, Portion.NONE);
    Portion taken = portion(parts, 1, requested, requested);
    Portion committed = portion(parts, 2, taken, Portion.NONE);
    Portion returned = portion(parts, 3, committed, Portion.NONE);
    return new ReservationLine(sku, location, requested, taken, committed, returned);
  }

  private static Portion portion(String[] parts, int index, Portion before, Portion assumed) {
    if (index >= parts.length) {
      return assumed;
    }
    if (parts[index].equals(SAME)) {
      return before;
    }
    String[] words = parts[index].split("\\+", -1);
    return new Portion(Long.parseLong(words[0]), UnitText.parse(words, 1));
  }
}
