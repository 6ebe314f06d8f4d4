package io.holdfast.spring.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.testing.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ReflectionUtils;

class ActuatorTest {
  private static final ApplicationContextRunner EXPOSED =
      Contexts.memory().withPropertyValues("management.endpoints.web.exposure.include=holdfast");

  /** The status code, whose type has another package in each version of Spring Boot. */
  private static String health(AssertableApplicationContext context) {
    Object indicator = context.getBean("holdfastHealthIndicator");
    return String.valueOf(call(call(call(indicator, "health"), "getStatus"), "getCode"));
  }

  private static Object call(Object target, String method) {
    var found = BeanUtils.findMethod(target.getClass(), method);
    ReflectionUtils.makeAccessible(found);
    return ReflectionUtils.invokeMethod(found, target);
  }

  @Test
  void isUpWhileTheStoreAnswers() {
    Contexts.jdbc().run(context -> assertThat(health(context)).isEqualTo("UP"));
  }

  private static String healthOf(InventoryException fault) {
    AtomicReference<String> status = new AtomicReference<>();
    Contexts.starter()
        .withBean(InventoryStore.class, () -> new FailingStore(fault))
        .run(context -> status.set(health(context)));
    return status.get();
  }

  @Test
  void isDownIfTheStoreDoesNotAnswerAndUnknownIfItIsTooBusy() {
    assertThat(healthOf(new UnavailableException("no server", null))).isEqualTo("DOWN");
    assertThat(healthOf(new BusyException("no connection", null))).isEqualTo("UNKNOWN");
  }

  @Test
  void hasNoIndicatorIfItIsOff() {
    for (String property :
        List.of(
            "management.health.holdfast.enabled=false",
            "management.health.defaults.enabled=false")) {
      Contexts.memory()
          .withPropertyValues(property)
          .run(it -> assertThat(it).doesNotHaveBean("holdfastHealthIndicator"));
    }
    Contexts.memory()
        .withPropertyValues(
            "management.health.defaults.enabled=false", "management.health.holdfast.enabled=true")
        .run(it -> assertThat(it).hasBean("holdfastHealthIndicator"));
  }

  @Test
  void hasNoEndpointUnlessItIsExposed() {
    Contexts.memory().run(it -> assertThat(it).doesNotHaveBean(HoldfastEndpoint.class));
    EXPOSED.run(it -> assertThat(it).hasSingleBean(HoldfastEndpoint.class));
  }

  @Test
  void showsLevelsReservationsAndOutbox() {
    EXPOSED.run(
        context -> {
          Contexts.soldOut(context);
          HoldfastEndpoint endpoint = context.getBean(HoldfastEndpoint.class);
          assertThat(endpoint.overview())
              .containsKeys("lanes", "waiting", "restock-outbox", "expired-hold-outbox");
          assertThat(item(endpoint.list("tea-house", "levels", null)))
              .containsEntry("sku", "sencha")
              .containsEntry("committed", 1L)
              .containsEntry("incoming", 10L);
          assertThat(item(endpoint.list("tea-house", "restock-outbox", null)))
              .containsEntry("state", "PENDING")
              .containsEntry("quantity", 10L);
          assertThat(endpoint.one("tea-house", "reservations", "o-1"))
              .containsEntry("state", "COMMITTED");
          assertThat(endpoint.one("tea-house", "reservations", "o-2")).isNull();
        });
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> item(Map<String, Object> page) {
    List<Map<String, Object>> items = (List<Map<String, Object>>) page.get("items");
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  @Test
  void verifiesAndWithdraws() {
    EXPOSED.run(
        context -> {
          Contexts.soldOut(context);
          HoldfastEndpoint endpoint = context.getBean(HoldfastEndpoint.class);
          assertThat(endpoint.act("tea-house", "verify")).containsEntry("clean", true);
          assertSettles(endpoint, "restock-outbox");
        });
  }

  /** The message is PENDING, so there is nothing to unblock. */
  private static void assertSettles(HoldfastEndpoint endpoint, String outbox) {
    String id = (String) item(endpoint.list("tea-house", outbox, null)).get("id");
    assertThat(endpoint.settle("tea-house", outbox, "unblock", id)).containsEntry("done", false);
    assertThat(endpoint.settle("tea-house", outbox, "withdraw", id)).containsEntry("done", true);
    assertThat((List<?>) endpoint.list("tea-house", outbox, null).get("items")).isEmpty();
  }

  @Test
  void showsAndWithdrawsExpiredHolds() {
    SettableClock clock = new SettableClock();
    Contexts.starter()
        .withPropertyValues("management.endpoints.web.exposure.include=holdfast")
        .withBean(
            InMemoryInventoryStore.class,
            () -> InMemoryInventoryStore.builder().clock(clock).expiredHoldOutbox(true).build())
        .run(
            context -> {
              Contexts.expire(Contexts.stocked(context, 2), clock, "h-1");
              HoldfastEndpoint endpoint = context.getBean(HoldfastEndpoint.class);
              assertThat(endpoint.overview().get("expired-hold-outbox"))
                  .asString()
                  .contains("PENDING", "messages=1");
              assertThat(item(endpoint.list("tea-house", "expired-hold-outbox", null)))
                  .containsEntry("id", "h-1")
                  .containsEntry("state", "PENDING")
                  .hasEntrySatisfying(
                      "lines", it -> assertThat(it).asString().contains("sencha", "taken=2"));
              assertSettles(endpoint, "expired-hold-outbox");
            });
  }

  @Test
  void refusesBadRequestsByNameOfTheField() {
    EXPOSED.run(
        context -> {
          HoldfastEndpoint endpoint = context.getBean(HoldfastEndpoint.class);
          bad(() -> endpoint.list("a shop", "levels", null), "shop");
          bad(() -> endpoint.list("tea-house", "prices", null), "what");
          bad(() -> endpoint.list("tea-house", "levels", "nonsense"), "from");
          bad(() -> endpoint.act("tea-house", "drop"), "action");
          bad(() -> endpoint.settle("tea-house", "inbox", "unblock", "r-1"), "outbox");
          for (String outbox : List.of("restock-outbox", "expired-hold-outbox")) {
            bad(() -> endpoint.settle("tea-house", outbox, "unblock", null), "id");
            bad(() -> endpoint.settle("tea-house", outbox, "unblock", "a b"), "Id");
            bad(() -> endpoint.settle("tea-house", outbox, "drop", "r-1"), "action");
          }
        });
  }

  private static void bad(Runnable call, String field) {
    assertThatThrownBy(call::run)
        .isInstanceOf(InvalidEndpointRequestException.class)
        .hasMessageContaining(field);
  }
}
