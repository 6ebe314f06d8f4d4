package io.holdfast.spring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.spring.ShopResolver;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class WebAutoConfigurationTest {
  private static final WebApplicationContextRunner WEB =
      new WebApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(Contexts.all()))
          .withPropertyValues("holdfast.store=memory", "holdfast.sweep.enabled=false");

  @Test
  void addsNothingUnlessItIsAskedTo() {
    WEB.run(
        context -> {
          assertThat(context).doesNotHaveBean(ProblemAdvice.class);
          assertThat(context).doesNotHaveBean(IdempotencyFilter.class);
        });
  }

  @Test
  void addsEachPartByItsProperty() {
    WEB.withPropertyValues("holdfast.web.problem-details=true")
        .run(it -> assertThat(it).hasSingleBean(ProblemAdvice.class));
    WEB.withPropertyValues("holdfast.web.idempotency.paths=/orders", "holdfast.shop=tea-house")
        .run(it -> assertThat(it).hasSingleBean(IdempotencyFilter.class));
  }

  @Test
  void needsToKnowTheShopOfARequest() {
    WEB.withPropertyValues("holdfast.web.idempotency.paths=/orders")
        .run(
            it ->
                assertThat(it.getStartupFailure())
                    .rootCause()
                    .hasMessageContaining("ShopResolver"));
    WEB.withPropertyValues("holdfast.web.idempotency.paths=/orders")
        .withBean(ShopResolver.class, () -> request -> Contexts.SHOP)
        .run(it -> assertThat(it).hasSingleBean(IdempotencyFilter.class));
  }
}
