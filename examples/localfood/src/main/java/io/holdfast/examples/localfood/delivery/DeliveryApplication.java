package io.holdfast.examples.localfood.delivery;

import io.holdfast.examples.localfood.events.MessagingConfiguration;
import io.holdfast.examples.localfood.web.WebConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The delivery service. */
@SpringBootApplication
@Import({MessagingConfiguration.class, WebConfiguration.class})
public class DeliveryApplication {}
