package io.holdfast.inventory.spi.support;

import io.holdfast.inventory.model.UnitId;
import java.util.ArrayList;
import java.util.List;

/**
 * Units as one readable text: {@code u1+u2}. The separator cannot occur in an identity.
 *
 * @since 0.1.0
 */
public final class UnitText {
  private UnitText() {}

  /** Returns the text of the units; empty if there are none. */
  public static String of(List<UnitId> units) {
    StringBuilder text = new StringBuilder();
    for (UnitId unit : units) {
      text.append(text.length() == 0 ? "" : "+").append(unit);
    }
    return text.toString();
  }

  /**
   * Reads a text that {@link #of} has written.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the text does not have this form
   */
  public static List<UnitId> parse(String text) {
    return text.isEmpty() ? List.of() : parse(text.split("\\+", -1), 0);
  }

  static List<UnitId> parse(String[] words, int from) {
    if (words.length == from) {
      return List.of();
    }
    List<UnitId> units = new ArrayList<>(words.length - from);
    for (int i = from; i < words.length; i++) {
      units.add(new UnitId(words[i]));
    }
    return units;
  }
}
