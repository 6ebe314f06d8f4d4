package io.holdfast.aws.internal;

/** Creates JSON whose names have the same hash in the parser's symbol table, whatever its seed. */
public final class CollidingNames {
  /** The number of names: more than the parser accepts in one slot of its table. */
  private static final int NAMES = 600;

  private CollidingNames() {}

  /** Returns an object of such names, different ones for each number. */
  public static String object(long number) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < NAMES; i++) {
      json.append(i == 0 ? "" : ",").append('"').append(number).append(name(i)).append("\":1");
    }
    return json.append('}').toString();
  }

  /**
   * Returns a name. The table multiplies by 33 for each character, so "Ab" and "BA" have the same
   * hash.
   */
  private static String name(int bits) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 10; bit++) {
      name.append((bits >> bit & 1) == 0 ? "Ab" : "BA");
    }
    return name.toString();
  }
}
