package io.holdfast.benchmarks.memory;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What the thread has allocated while it placed its orders, and nothing else. {@code -prof gc}
 * would count the making of the orders too, which is several times as much as one side allocates.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Allocated {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Bytes in one iteration, added up over the threads. */
  public long bytes;

  /** Starts again at nothing. */
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
