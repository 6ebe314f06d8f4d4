package io.holdfast.examples.localfood.events;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events that this service has handled, in its database. */
final class Inbox {
  private final JdbcClient jdbc;

  Inbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Records an event in the current transaction. Returns false if it has been handled before. */
  boolean accept(MarketEvent event) {
    try {
      jdbc.sql("INSERT INTO inbox (event, handled_at) VALUES (?, ?)")
          .params(event.key(), LocalTimes.now())
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }
}
