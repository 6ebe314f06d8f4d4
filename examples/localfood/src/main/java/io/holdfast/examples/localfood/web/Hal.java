package io.holdfast.examples.localfood.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Bodies in HAL: a thing with its links, and a list of things. */
public final class Hal {
  /** The media type. */
  public static final String TYPE = "application/hal+json";

  /** The most things in one list. */
  public static final int MAX_LIMIT = 1_000;

  private Hal() {}

  /** A link. */
  public record Link(String href) {}

  /** A thing with links. */
  public record Item<T>(@JsonUnwrapped T item, @JsonProperty("_links") Map<String, Link> links) {}

  /** A list of things, by the name of their kind. An empty list has none. */
  public record Listing<T>(
      @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("_embedded")
          @Nullable Map<String, List<T>> embedded,
      @JsonProperty("_links") Map<String, Link> links) {}

  /** Returns a thing with a link to the list at a path of this service. */
  public static <T> Item<T> item(T item, String path) {
    return new Item<>(item, Map.of("self", new Link(url(path))));
  }

  /** Returns the URL of a path of this service, as the client of the request sees it. */
  public static String url(String path) {
    return ServletUriComponentsBuilder.fromCurrentContextPath().path(path).toUriString();
  }

  /**
   * Returns a list with a link to itself, and to what follows if there may be more.
   *
   * @param url the URL of the list
   * @param kind the name of the things
   * @param items one more than {@code limit}, if there are more
   * @param limit the most things in the list
   * @param id gives the id of a thing, after which the following list begins
   */
  public static <T> Listing<T> listing(
      String url, String kind, List<T> items, int limit, ToLongFunction<T> id) {
    Map<String, Link> links = new LinkedHashMap<>();
    links.put("self", new Link(url));
    List<T> shown = items;
    if (items.size() > limit) {
      shown = items.subList(0, limit);
      links.put(
          "next",
          new Link(
              UriComponentsBuilder.fromUriString(url)
                  .queryParam("after", id.applyAsLong(items.get(limit - 1)))
                  .queryParam("limit", limit)
                  .toUriString()));
    }
    return new Listing<>(shown.isEmpty() ? null : Map.of(kind, shown), links);
  }

  /**
   * Checks the limit of a list.
   *
   * @throws RequestException if it is out of range
   */
  public static int limit(int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw RequestException.badRequest("limit: must be 1 to " + MAX_LIMIT);
    }
    return limit;
  }
}
