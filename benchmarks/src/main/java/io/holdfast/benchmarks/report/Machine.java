package io.holdfast.benchmarks.report;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Where the numbers come from. */
public final class Machine {
  private Machine() {}

  /** How many threads wanted to run, over the last minute. */
  public static String load() {
    return String.format(
        Locale.ROOT, "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** Processors, Java and load in one line. */
  public static String describe(String loadBefore) {
    return Runtime.getRuntime().availableProcessors()
        + " processors, Java "
        + Runtime.version().feature()
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ", load average "
        + loadBefore
        + " before and "
        + load()
        + " after";
  }
}
