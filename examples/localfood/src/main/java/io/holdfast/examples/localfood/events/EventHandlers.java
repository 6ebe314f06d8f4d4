package io.holdfast.examples.localfood.events;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service does with the events that it hears. An event is handled in one transaction with
 * its entry in the inbox, so a repeated delivery changes nothing. Each class that hears events has
 * its own handlers.
 */
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class EventHandlers {
  private record Handler<E extends MarketEvent>(Class<E> type, Consumer<E> action) {}

  private final JsonMapper mapper;
  private final Environment environment;
  private final TransactionTemplate transaction;
  private final Inbox inbox;
  private final Map<String, Handler<?>> handlers = new HashMap<>();

  /** Called by Spring. */
  public EventHandlers(
      JsonMapper mapper,
      Environment environment,
      PlatformTransactionManager transactions,
      JdbcClient jdbc) {
    this.mapper = mapper;
    this.environment = environment;
    this.transaction = new TransactionTemplate(transactions);
    this.inbox = new Inbox(jdbc);
  }

  /** Sets what is done with the events of a topic. */
  public <E extends MarketEvent> EventHandlers on(String topic, Class<E> type, Consumer<E> action) {
    handlers.put(environment.resolveRequiredPlaceholders(topic), new Handler<>(type, action));
    return this;
  }

  /**
   * Handles a record.
   *
   * @throws PoisonEventException if it cannot be read, now or later
   */
  public void handle(ConsumerRecord<byte[], byte[]> record) {
    Handler<?> handler = handlers.get(record.topic());
    if (handler == null) {
      throw new PoisonEventException("nobody handles the topic " + record.topic(), null);
    }
    handle(record, handler);
  }

  private <E extends MarketEvent> void handle(
      ConsumerRecord<byte[], byte[]> record, Handler<E> handler) {
    E event = read(record.value(), handler.type());
    transaction.executeWithoutResult(
        status -> {
          if (inbox.accept(event)) {
            handler.action().accept(event);
          }
        });
  }

  private <E> E read(byte[] value, Class<E> type) {
    E event;
    try {
      event = mapper.readValue(value, type);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new PoisonEventException("not a " + type.getSimpleName(), e);
    }
    if (event == null) {
      throw new PoisonEventException("not a " + type.getSimpleName() + ": null", null);
    }
    return event;
  }
}
