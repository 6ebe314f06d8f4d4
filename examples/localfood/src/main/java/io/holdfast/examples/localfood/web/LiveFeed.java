package io.holdfast.examples.localfood.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows browsers a state as server-sent events: at once, and whenever it has changed. The state is
 * read a few times a second, for all browsers together, and not while there is none.
 */
public class LiveFeed {
  private static final Logger LOGGER = LoggerFactory.getLogger(LiveFeed.class);
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final long NO_TIMEOUT = 0;
  private static final int MAX_BROWSERS = 100;

  private final JsonMapper mapper;
  private final Supplier<?> state;
  private final Set<SseEmitter> browsers = ConcurrentHashMap.newKeySet();
  // A slow browser must not stop anything else.
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread created = new Thread(task, "live-feed");
            created.setDaemon(true);
            return created;
          });
  private @Nullable String shown;

  /** Creates a feed of a state, which is shown as JSON. */
  public LiveFeed(JsonMapper mapper, Supplier<?> state) {
    this.mapper = mapper;
    this.state = state;
    // It catches what it throws.
    var unused =
        thread.scheduleWithFixedDelay(
            this::showChange, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Adds a browser.
   *
   * @throws RequestException if there are too many
   */
  public SseEmitter open() {
    if (browsers.size() >= MAX_BROWSERS) {
      throw RequestException.tooMany("too many browsers at this moment");
    }
    SseEmitter browser = new SseEmitter(NO_TIMEOUT);
    browser.onCompletion(() -> browsers.remove(browser));
    browser.onError(failure -> browsers.remove(browser));
    thread.execute(
        () -> {
          browsers.add(browser);
          shown = null;
        });
    return browser;
  }

  private void showChange() {
    if (browsers.isEmpty()) {
      return;
    }
    try {
      String now = mapper.writeValueAsString(state.get());
      if (!now.equals(shown)) {
        browsers.forEach(browser -> show(browser, now));
        shown = now;
      }
    } catch (RuntimeException e) {
      LOGGER.warn("The state could not be shown; it is read again", e);
    }
  }

  private void show(SseEmitter browser, String now) {
    try {
      browser.send(now, MediaType.APPLICATION_JSON);
    } catch (IOException | IllegalStateException e) {
      browsers.remove(browser);
    }
  }

  /** Lets the browsers go, so that the web server need not wait for them. */
  @EventListener(ContextClosedEvent.class)
  public void close() {
    thread.shutdownNow();
    browsers.forEach(SseEmitter::complete);
  }
}
