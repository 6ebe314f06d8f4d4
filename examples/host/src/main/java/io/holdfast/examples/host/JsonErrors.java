package io.holdfast.examples.host;

import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests that the web server itself refuses, as JSON that does not quote them. */
final class JsonErrors implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Reply reply = reply(response.getStatus());
    reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    Content.Sink.write(response, true, reply.body(), callback);
    return true;
  }

  private static Reply reply(int status) {
    return Reply.message(status, HttpStatus.getMessage(status).toLowerCase(Locale.ROOT));
  }
}
