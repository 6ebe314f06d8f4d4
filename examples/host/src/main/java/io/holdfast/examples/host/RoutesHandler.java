package io.holdfast.examples.host;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request, and reports failures as JSON. */
final class RoutesHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(RoutesHandler.class);

  private final List<Web.Route> routes;
  private final long bodyMillis;

  RoutesHandler(List<Web.Route> routes, long bodyMillis) {
    this.routes = routes;
    this.bodyMillis = bodyMillis;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    List<Web.Route> known = routes.stream().filter(each -> each.leads(path)).toList();
    Optional<Web.Route> route =
        known.stream().filter(each -> each.method().equals(request.getMethod())).findFirst();
    if (route.isEmpty()) {
      Reply unknown =
          known.isEmpty()
              ? Reply.message(404, "not found")
              : Reply.message(405, "method not allowed");
      write(unknown, response, callback);
      return true;
    }
    new BodyReader(
            request,
            bodyMillis,
            body -> write(answer(route.get(), path, request, body), response, callback),
            reply -> write(reply, response, callback))
        .read();
    return true;
  }

  private static void write(Reply reply, Response response, Callback callback) {
    response.setStatus(reply.status());
    reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    Content.Sink.write(response, true, reply.body(), callback);
  }

  private static Reply answer(Web.Route route, String path, Request request, byte[] body) {
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
      LOG.warn("{} is not answered: {}", route.path(), LoggedFailure.of(e).toString());
      return e.isRetryable()
          ? Reply.message(503, "try again").with("Retry-After", "1")
          : Reply.message(500, "failed");
    } catch (RuntimeException e) {
      LOG.error("{} failed", route.path(), LoggedFailure.of(e));
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
