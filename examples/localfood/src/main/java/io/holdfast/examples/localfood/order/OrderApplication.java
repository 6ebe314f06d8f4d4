package io.holdfast.examples.localfood.order;

import io.holdfast.examples.localfood.events.MessagingConfiguration;
import io.holdfast.examples.localfood.web.WebConfiguration;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The order service. */
@SpringBootApplication
@Import({MessagingConfiguration.class, WebConfiguration.class})
public class OrderApplication {
  @Bean
  @ConditionalOnMissingBean
  Payments payments(@Value("${localfood.payment.time}") Duration time) {
    return new PaymentDouble(time);
  }
}
