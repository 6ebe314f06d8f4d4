package io.holdfast.examples.localfood.order;

import io.holdfast.examples.localfood.events.MessagingConfiguration;
import io.holdfast.examples.localfood.web.LiveFeed;
import io.holdfast.examples.localfood.web.WebConfiguration;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The order service. */
@SpringBootApplication
@Import({MessagingConfiguration.class, WebConfiguration.class})
public class OrderApplication {
  private static final int SHOWN = 20;

  @Bean
  LiveFeed liveOrders(JsonMapper mapper, Orders orders) {
    return new LiveFeed(mapper, () -> orders.newest(SHOWN));
  }

  @Bean
  @ConditionalOnMissingBean
  Payments payments(@Value("${localfood.payment.time}") Duration time) {
    return new PaymentDouble(time);
  }
}
