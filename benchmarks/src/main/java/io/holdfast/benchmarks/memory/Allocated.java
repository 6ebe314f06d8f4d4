package io.holdfast.benchmarks.memory;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The bytes that a thread allocates while it places its orders. {@code -prof gc} would include the
 * creation of the orders, which is several times as much as one side allocates.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Allocated {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The bytes in one iteration, summed up over the threads. */
  public long bytes;

  /** Resets the count to zero. */
  @Setup(Level.Iteration)
  public void reset() {
    bytes = 0;
  }

  void begin() {
    bytes -= THREADS.getCurrentThreadAllocatedBytes();
  }

  void end() {
    bytes += THREADS.getCurrentThreadAllocatedBytes();
  }
}
