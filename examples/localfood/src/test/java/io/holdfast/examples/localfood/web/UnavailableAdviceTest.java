package io.holdfast.examples.localfood.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.UnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

class UnavailableAdviceTest {
  private final Map<String, List<Object>> answered = new HashMap<>();
  private final HttpServletResponse answer =
      (HttpServletResponse)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {HttpServletResponse.class},
              (proxy, method, values) -> {
                answered.put(method.getName(), List.of(values));
                return null;
              });

  static Stream<InventoryException> passing() {
    return Stream.of(new BusyException("no lane", null), new UnavailableException("away", null));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void aStockThatIsBusyOrAwayMayBeAskedAgain(InventoryException failure) throws Exception {
    new UnavailableAdvice().stockUnavailable(failure, answer);

    assertThat(answered)
        .containsOnly(
            Map.entry("setHeader", List.of("Retry-After", "1")),
            Map.entry("sendError", List.of(503)));
    Method handler =
        new ExceptionHandlerMethodResolver(UnavailableAdvice.class).resolveMethod(failure);
    assertThat(handler.getName()).isEqualTo("stockUnavailable");
  }

  @Test
  void aFaultThatARepetitionDoesNotChangeIsPassedOn() {
    InventoryException fault = new ConfigurationException("wrong");

    assertThatThrownBy(() -> new UnavailableAdvice().stockUnavailable(fault, answer))
        .isSameAs(fault);
    assertThat(answered).isEmpty();
  }
}
