package io.holdfast.jdbc.faults;

/** Sets the length of a campaign: every build runs a short one, a property selects a full one. */
final class Campaign {
  private static final String PROPERTY = "holdfast.campaign";
  private static final boolean FULL = "full".equals(System.getProperty(PROPERTY));

  private Campaign() {}

  /** Tells whether a full campaign is selected. */
  static boolean isFull() {
    return FULL;
  }

  /** Returns the first number in every build, and the second one in a full campaign. */
  static int size(int everyBuild, int full) {
    return FULL ? full : everyBuild;
  }
}
