package io.holdfast.examples.localfood.events;

import io.holdfast.inventory.error.InventoryException;
import java.util.concurrent.Executor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.TransactionException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/** How a service sends and hears events. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
@EnableScheduling
@Import({EventSender.class, EventHandlers.class})
public class MessagingConfiguration {
  // While the broker is away a thread waits for it, so events of one topic must not stop others.
  private static final int SENDING_THREADS = 4;
  private static final int SENT_THREADS = 2;
  private static final long FIRST_PAUSE = 200;
  private static final long LONGEST_PAUSE = 5_000;
  private static final int REPETITIONS = 2;

  @Bean(EventSender.SENDING)
  Executor eventSending() {
    return executor(EventSender.SENDING, SENDING_THREADS);
  }

  @Bean(EventSender.SENT)
  Executor eventSent() {
    return executor(EventSender.SENT, SENT_THREADS);
  }

  private static ThreadPoolTaskExecutor executor(String name, int threads) {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix(name + "-");
    executor.setCorePoolSize(threads);
    return executor;
  }

  /**
   * What a fault of the database or of the stock stops is repeated until it is over: nothing is
   * skipped. All else is tried three times, and what cannot be read once. Then the record goes to
   * the dead-letter topic, {@code <topic>-dlt}.
   */
  @Bean
  DefaultErrorHandler eventErrors(KafkaTemplate<byte[], byte[]> kafka) {
    DefaultErrorHandler errors =
        new DefaultErrorHandler(
            new DeadLetterPublishingRecoverer(kafka), new FixedBackOff(FIRST_PAUSE, REPETITIONS));
    errors.addNotRetryableExceptions(PoisonEventException.class);
    errors.setBackOffFunction((record, failure) -> passes(failure) ? untilItIsOver() : null);
    return errors;
  }

  private static BackOff untilItIsOver() {
    ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE, 2);
    pauses.setMaxInterval(LONGEST_PAUSE);
    return pauses;
  }

  private static boolean passes(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TransientDataAccessException
          || cause instanceof RecoverableDataAccessException
          || cause instanceof NonTransientDataAccessResourceException
          || cause instanceof TransactionException
          || (cause instanceof InventoryException fault && fault.isRetryable())) {
        return true;
      }
    }
    return false;
  }
}
