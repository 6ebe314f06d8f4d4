package io.holdfast.examples.localfood.web;

import io.holdfast.inventory.spi.support.LoggedFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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
 * read a few times a second, for all browsers together, and not while there is none. A slow browser
 * holds up no other one: it gets the newest state when it has taken the one before.
 */
public class LiveFeed {
  private static final Logger LOGGER = LoggerFactory.getLogger(LiveFeed.class);
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final long NO_TIMEOUT = 0;
  private static final int MAX_BROWSERS = 100;

  private final JsonMapper mapper;
  private final Supplier<?> state;
  private final Set<Browser> browsers = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService reader =
      Executors.newSingleThreadScheduledExecutor(LiveFeed::thread);
  // Each browser has at most one thread at a time.
  private final ExecutorService senders = Executors.newCachedThreadPool(LiveFeed::thread);
  private @Nullable String shown;

  /** Creates a feed of a state, which is shown as JSON. */
  public LiveFeed(JsonMapper mapper, Supplier<?> state) {
    this.mapper = mapper;
    this.state = state;
    // It catches what it throws.
    var unused =
        reader.scheduleWithFixedDelay(
            this::showChange, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable task) {
    Thread created = new Thread(task, "live-feed");
    created.setDaemon(true);
    return created;
  }

  /**
   * Adds a browser.
   *
   * @throws RequestException if there are too many, or the feed is closed
   */
  public SseEmitter open() {
    return open(new SseEmitter(NO_TIMEOUT));
  }

  synchronized SseEmitter open(SseEmitter emitter) {
    if (browsers.size() >= MAX_BROWSERS) {
      throw RequestException.tooMany("too many browsers at this moment");
    }
    Browser browser = new Browser(emitter);
    emitter.onCompletion(() -> browsers.remove(browser));
    emitter.onError(failure -> browsers.remove(browser));
    browsers.add(browser);
    try {
      reader.execute(() -> shown = null);
    } catch (RejectedExecutionException e) {
      browsers.remove(browser);
      throw RequestException.tryAgain("the service is closing");
    }
    return emitter;
  }

  private void showChange() {
    if (browsers.isEmpty()) {
      return;
    }
    try {
      String now = mapper.writeValueAsString(state.get());
      if (!now.equals(shown)) {
        browsers.forEach(browser -> browser.show(now));
        shown = now;
      }
    } catch (RejectedExecutionException e) {
      // It is closing.
    } catch (RuntimeException e) {
      LOGGER.warn("The state could not be shown; it is read again", LoggedFailure.of(e));
    }
  }

  /** Lets the browsers go, so that the web server need not wait for them. */
  @EventListener(ContextClosedEvent.class)
  public void close() {
    reader.shutdownNow();
    senders.shutdownNow();
    browsers.forEach(browser -> browser.emitter.complete());
  }

  /** A browser, and the newest state that it has not got. */
  private final class Browser {
    private final SseEmitter emitter;
    private @Nullable String next;
    private boolean sending;

    Browser(SseEmitter emitter) {
      this.emitter = emitter;
    }

    synchronized void show(String now) {
      next = now;
      if (!sending) {
        senders.execute(this::send);
        sending = true;
      }
    }

    private void send() {
      try {
        for (String now = take(); now != null; now = take()) {
          emitter.send(now, MediaType.APPLICATION_JSON);
        }
      } catch (IOException | IllegalStateException e) {
        browsers.remove(this);
      }
    }

    private synchronized @Nullable String take() {
      String now = next;
      next = null;
      sending = now != null;
      return now;
    }
  }
}
