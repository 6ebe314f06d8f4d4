package io.holdfast.spring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.WebOperation;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** The endpoint as Spring Boot maps it to paths and parameters. */
class EndpointWebTest {
  private static void run(ContextConsumer<ApplicationContext> test) {
    new WebApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(Contexts.all()))
        .withConfiguration(
            AutoConfigurations.of(
                EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class))
        .withPropertyValues(
            "holdfast.store=memory",
            "holdfast.sweep.enabled=false",
            "management.endpoints.web.exposure.include=holdfast")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              test.accept(context);
            });
  }

  private static ExposableWebEndpoint endpoint(ApplicationContext context) {
    return context.getBean(WebEndpointsSupplier.class).getEndpoints().iterator().next();
  }

  @Test
  void hasAPathForEachOperation() {
    run(
        context -> {
          Set<String> paths = new TreeSet<>();
          for (WebOperation it : endpoint(context).getOperations()) {
            paths.add(
                it.getRequestPredicate().getHttpMethod()
                    + " "
                    + it.getRequestPredicate().getPath());
          }
          assertThat(paths)
              .containsExactly(
                  "GET holdfast",
                  "GET holdfast/{shop}/{what}",
                  "GET holdfast/{shop}/{what}/{id}",
                  "POST holdfast/{shop}/{action}",
                  "POST holdfast/{shop}/{outbox}/{action}");
        });
  }

  @Test
  void needsNoOptionalParameter() {
    run(
        context -> {
          Contexts.stocked(context, 1);
          assertThat(invoke(context, "GET", Map.of("shop", "tea-house", "what", "levels")))
              .asString()
              .contains("sencha");
          assertThat(invoke(context, "POST", Map.of("shop", "tea-house", "action", "verify")))
              .asString()
              .contains("clean=true");
        });
  }

  private static Object invoke(
      ApplicationContext context, String method, Map<String, Object> arguments) {
    WebOperation operation =
        endpoint(context).getOperations().stream()
            .filter(it -> it.getRequestPredicate().getHttpMethod().name().equals(method))
            .filter(
                it -> it.getRequestPredicate().getPath().chars().filter(c -> c == '{').count() == 2)
            .findFirst()
            .orElseThrow();
    return operation.invoke(new InvocationContext(SecurityContext.NONE, arguments));
  }
}
