package io.holdfast.spring.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.holdfast.idempotency.ClaimLostException;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.RefusedException;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.HostWriteException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.StockKey;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTest {
  @RestController
  static class Failing {
    private final Supplier<RuntimeException> failure;

    Failing(Supplier<RuntimeException> failure) {
      this.failure = failure;
    }

    @GetMapping("/")
    String fail() {
      throw failure.get();
    }
  }

  private static void answers(RuntimeException failure, int status, String code, boolean repeat)
      throws Exception {
    MockMvc mvc =
        MockMvcBuilders.standaloneSetup(new Failing(() -> failure))
            .setControllerAdvice(new ProblemAdvice())
            .build();
    MockHttpServletResponse answer = mvc.perform(get("/")).andReturn().getResponse();
    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    assertThat(answer.getContentAsString()).contains("\"code\":\"" + code + "\"");
    assertThat(answer.getHeader("Retry-After")).isEqualTo(repeat ? "1" : null);
  }

  @Test
  void answersEachExceptionWithAStatusAndACode() throws Exception {
    StockKey key = Contexts.SENCHA;
    answers(new RefusedException(new Refusal.UnknownSku(List.of(key))), 409, "unknown_sku", false);
    answers(new InvalidRequestException("ttl", "too long"), 400, "invalid_request", false);
    answers(
        new HostWriteException("row", "duplicate key", null, false), 409, "row_not_written", false);
    answers(new HostWriteException("row", "locked", null, true), 503, "busy", true);
    answers(
        new ClaimLostException(new IdempotencyKey(Contexts.SHOP, "checkout", "k-1")),
        409,
        "in_progress",
        true);
    answers(new BusyException("the lane is full", null), 503, "busy", true);
    answers(new UnavailableException("no server", null), 503, "unavailable", true);
    answers(new OutcomeUnknownException("lost", null), 503, "outcome_unknown", true);
  }
}
