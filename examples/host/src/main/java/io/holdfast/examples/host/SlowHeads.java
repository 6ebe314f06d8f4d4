package io.holdfast.examples.host;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections that send bytes for one or two periods without a complete request head. An
 * occasional byte would otherwise keep a connection from being idle. Requests that have started are
 * not affected.
 */
final class SlowHeads extends Handler.Wrapper implements Connection.Listener {
  private final Scheduler scheduler;
  private final long periodMillis;
  private final Map<Connection, Watch> watched = new ConcurrentHashMap<>();

  SlowHeads(Scheduler scheduler, long periodMillis) {
    this.scheduler = scheduler;
    this.periodMillis = periodMillis;
  }

  @Override
  public void onOpened(Connection connection) {
    Watch watch = new Watch(connection);
    watched.put(connection, watch);
    watch.again();
  }

  @Override
  public void onClosed(Connection connection) {
    Watch watch = watched.remove(connection);
    if (watch != null) {
      watch.end();
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Watch watch = watched.get(request.getConnectionMetaData().getConnection());
    if (watch != null) {
      watch.begins();
      Request.addCompletionListener(request, failure -> watch.ends());
    }
    return super.handle(request, response, callback);
  }

  /** The state of one connection. */
  private final class Watch implements Runnable {
    private final Connection connection;
    private int requests;
    private boolean used;
    private long bytes;
    private boolean over;
    private Scheduler.Task next = () -> false;

    Watch(Connection connection) {
      this.connection = connection;
    }

    synchronized void begins() {
      requests++;
    }

    synchronized void ends() {
      requests--;
      used = true;
    }

    synchronized void end() {
      over = true;
      next.cancel();
    }

    synchronized void again() {
      if (!over) {
        next = scheduler.schedule(this, periodMillis, TimeUnit.MILLISECONDS);
      }
    }

    private synchronized boolean isDripping() {
      boolean more = connection.getBytesIn() > bytes;
      boolean excused = used || requests > 0;
      used = false;
      bytes = connection.getBytesIn();
      return more && !excused;
    }

    @Override
    public void run() {
      if (isDripping()) {
        connection.getEndPoint().close();
      } else {
        again();
      }
    }
  }
}
