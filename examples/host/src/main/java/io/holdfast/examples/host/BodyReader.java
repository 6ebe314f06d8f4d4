package io.holdfast.examples.host;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Takes a body as it comes, up to a size and a time. No thread waits for it, so that slow clients
 * keep nobody else out.
 */
final class BodyReader {
  private final Request request;
  private final Consumer<byte[]> whole;
  private final Consumer<Reply> refused;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Scheduler.Task deadline;

  /**
   * Begins to wait for a body.
   *
   * @param millis how long the whole body may take
   * @param whole gets the body; one of the two is called, once
   * @param refused gets the answer if there is none
   */
  BodyReader(Request request, long millis, Consumer<byte[]> whole, Consumer<Reply> refused) {
    this.request = request;
    this.whole = whole;
    this.refused = refused;
    this.deadline =
        request
            .getComponents()
            .getScheduler()
            .schedule(
                () -> refuse(Reply.message(408, "the body took too long")),
                millis,
                TimeUnit.MILLISECONDS);
  }

  /** Takes what is there, and comes again when there is more. */
  void read() {
    while (!over.get()) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this::read);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        refuse(Reply.message(400, "the body cannot be read"));
        return;
      }
      byte[] bytes = new byte[chunk.remaining()];
      chunk.getByteBuffer().get(bytes);
      boolean last = chunk.isLast();
      chunk.release();
      body.writeBytes(bytes);
      if (body.size() > Web.MAX_BODY) {
        refuse(Reply.message(413, "at most " + Web.MAX_BODY + " bytes"));
      } else if (last && over.compareAndSet(false, true)) {
        deadline.cancel();
        whole.accept(body.toByteArray());
      }
    }
  }

  /** The rest of the body is not waited for, so the connection cannot be used again. */
  private void refuse(Reply reply) {
    if (over.compareAndSet(false, true)) {
      deadline.cancel();
      refused.accept(reply.with(HttpHeader.CONNECTION.asString(), "close"));
    }
  }
}
