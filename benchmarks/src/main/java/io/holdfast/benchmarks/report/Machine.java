package io.holdfast.benchmarks.report;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Describes the machine. */
public final class Machine {
  private Machine() {}

  /** Returns the average number of runnable threads over the last minute. */
  public static String load() {
    return String.format(
        Locale.ROOT, "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** Returns processors, Java version and load in one line. */
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
