package io.holdfast.aws.internal;

/** JSON whose names have one hash in the symbol table of the parser, whatever its seed is. */
public final class CollidingNames {
  /** More than the parser takes in one place of its table. */
  private static final int NAMES = 600;

  private CollidingNames() {}

  /** An object of such names, others for each number. */
  public static String object(long number) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < NAMES; i++) {
      json.append(i == 0 ? "" : ",").append('"').append(number).append(name(i)).append("\":1");
    }
    return json.append('}').toString();
  }

  /** The table multiplies by 33 for each character: "Ab" and "BA" come to the same. */
  private static String name(int bits) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 10; bit++) {
      name.append((bits >> bit & 1) == 0 ? "Ab" : "BA");
    }
    return name.toString();
  }
}
