package io.holdfast.examples.host;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.InventoryException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request, and says in JSON what went wrong. */
final class RoutesHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(RoutesHandler.class);

  private final List<Web.Route> routes;

  RoutesHandler(List<Web.Route> routes) {
    this.routes = routes;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    Reply reply = answer(request);
    response.setStatus(reply.status());
    reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    Content.Sink.write(response, true, reply.body(), callback);
    return true;
  }

  private Reply answer(Request request) throws IOException {
    String path = Request.getPathInContext(request);
    boolean known = false;
    for (Web.Route each : routes) {
      if (each.leads(path)) {
        known = true;
        if (each.method().equals(request.getMethod())) {
          return answer(each, path, request);
        }
      }
    }
    return known ? Reply.message(405, "method not allowed") : Reply.message(404, "not found");
  }

  private static Reply answer(Web.Route route, String path, Request request) throws IOException {
    byte[] body;
    try (InputStream in = Content.Source.asInputStream(request)) {
      body = in.readNBytes(Web.MAX_BODY + 1);
    }
    if (body.length > Web.MAX_BODY) {
      return Reply.message(413, "at most " + Web.MAX_BODY + " bytes");
    }
    Call call =
        new Call(
            request.getMethod(),
            request.getHttpURI().getPathQuery(),
            route.rest(path),
            headers(request),
            body);
    try {
      return route.answer().apply(call);
    } catch (InvalidRequestException e) {
      return Reply.message(400, e.field() + ": " + e.rule());
    } catch (InventoryException e) {
      LOG.warn("{} is not answered: {}", route.path(), e.toString());
      return e.isRetryable()
          ? new Reply(503, Map.of("Retry-After", "1"), Json.write(Map.of("message", "try again")))
          : Reply.message(500, "failed");
    } catch (RuntimeException e) {
      LOG.error("{} failed", route.path(), e);
      return Reply.message(500, "failed");
    }
  }

  private static Map<String, List<String>> headers(Request request) {
    Map<String, List<String>> headers = new HashMap<>();
    for (HttpField each : request.getHeaders()) {
      headers
          .computeIfAbsent(each.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(each.getValue());
    }
    return headers;
  }
}
