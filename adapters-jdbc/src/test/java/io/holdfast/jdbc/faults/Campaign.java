package io.holdfast.jdbc.faults;

/** How long a campaign lasts: a short one belongs to every build, a full one is asked for. */
final class Campaign {
  private static final String PROPERTY = "holdfast.campaign";
  private static final boolean FULL = "full".equals(System.getProperty(PROPERTY));

  private Campaign() {}

  /** Whether it was asked for a full one. */
  static boolean isFull() {
    return FULL;
  }

  /** One number for every build, and one for a full campaign. */
  static int size(int everyBuild, int full) {
    return FULL ? full : everyBuild;
  }
}
