package io.holdfast.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Gives a test an inventory in memory, with the real rules and a clock that the test sets. It works
 * on any test of Spring Boot, such as {@code @SpringBootTest}, {@code @WebMvcTest} or a plain
 * {@code @ContextConfiguration}.
 *
 * <pre>{@code
 * @WebMvcTest(OrderController.class)
 * @AutoConfigureTestHoldfast
 * class OrderControllerTest {
 *   @Autowired Inventory inventory;
 *   @Autowired SettableClock clock;
 * }
 * }</pre>
 *
 * <p>The store is shared by all tests that share the context, so use other ids or shops in each
 * test. Background sweep and relays are off; expired holds are put into their outbox. Rows of the
 * host that commands carry are {@code InMemoryWrite}s; test code with {@code SqlWrite}s on H2
 * instead.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ImportAutoConfiguration
@Import(TestHoldfastConfiguration.class)
@TestPropertySource(
    properties = {
      "holdfast.store=memory",
      "holdfast.sweep.enabled=false",
      "holdfast.restock.enabled=false",
      "holdfast.expired-holds.enabled=false"
    })
public @interface AutoConfigureTestHoldfast {}
