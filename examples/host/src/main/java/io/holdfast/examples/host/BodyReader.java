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
 * Reads a body as it arrives, up to a size and a time. No thread waits for it, so that slow clients
 * do not block others.
 */
final class BodyReader {
  private final Request request;
  private final Consumer<byte[]> whole;
  private final Consumer<Reply> refused;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Scheduler.Task deadline;

  /**
   * Starts to read a body.
   *
   * @param millis the longest time for the whole body, in milliseconds
   * @param whole receives the body; exactly one of the two callbacks is called, once
   * @param refused receives the reply if the body is refused
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

  /** Reads the available bytes, and continues when there are more. */
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

  /** The rest of the body is not read, so the connection cannot be used again. */
  private void refuse(Reply reply) {
    if (over.compareAndSet(false, true)) {
      deadline.cancel();
      refused.accept(reply.with(HttpHeader.CONNECTION.asString(), "close"));
    }
  }
}
