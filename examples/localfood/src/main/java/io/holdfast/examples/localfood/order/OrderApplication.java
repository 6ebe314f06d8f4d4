package io.holdfast.examples.localfood.order;

import io.holdfast.examples.localfood.events.MessagingConfiguration;
import io.holdfast.examples.localfood.web.LiveFeed;
import io.holdfast.examples.localfood.web.WebConfiguration;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import tools.jackson.databind.json.JsonMapper;

/** The order service. */
@SpringBootApplication
@Import({MessagingConfiguration.class, WebConfiguration.class})
public class OrderApplication {
  private static final int SHOWN = 20;
  private static final int REFUND_THREADS = 4;
  private static final int WAITING_REFUNDS = 1_000;

  @Bean
  LiveFeed liveOrders(JsonMapper mapper, Orders orders) {
    return new LiveFeed(mapper, () -> orders.newest(SHOWN));
  }

  @Bean
  @ConditionalOnMissingBean
  Payments payments(@Value("${localfood.payment.time}") Duration time) {
    return new PaymentDouble(time);
  }

  /** If more refunds wait, who causes them makes them, and so is slowed down. */
  @Bean(Refunds.EXECUTOR)
  Executor refundExecutor() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix("refund-");
    executor.setCorePoolSize(REFUND_THREADS);
    executor.setMaxPoolSize(REFUND_THREADS);
    executor.setQueueCapacity(WAITING_REFUNDS);
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
    return executor;
  }
}
