package io.holdfast.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

/** Prometheus accepts all names and tags, and shows them as the documentation says. */
class PrometheusScrapeTest {
  @Test
  void aScrapeShowsEveryMeter() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.throwExceptionOnRegistrationFailure();
    Shop shop = new Shop(registry);
    shop.day();

    assertThat(registry.scrape().lines())
        .anyMatch(
            it ->
                it.startsWith(
                    "holdfast_command_seconds_count{command=\"commit\",outcome=\"refused\",path=\"lane\",reason=\"insufficient_stock\"}"
                        + " 1"))
        .anyMatch(it -> it.startsWith("holdfast_transaction_commands_sum"))
        .anyMatch(it -> it.startsWith("holdfast_holds_expired_total 1"))
        .anyMatch(it -> it.startsWith("holdfast_lane_waiting 0"))
        .anyMatch(it -> it.startsWith("holdfast_conflicts_total 0"))
        .anyMatch(it -> it.startsWith("holdfast_guesses_total{result=\"hit\"} 0"))
        .anyMatch(
            it ->
                it.startsWith(
                    "holdfast_outbox_oldest_seconds{outbox=\"restock\",state=\"pending\"}"))
        .anyMatch(
            it -> it.startsWith("holdfast_expired_holds_messages_total{result=\"published\"} 1"))
        .anyMatch(it -> it.startsWith("holdfast_idempotency_claims_total{result=\"replayed\"} 1"))
        .anyMatch(
            it -> it.startsWith("holdfast_verify_violations_total{invariant=\"no_oversell\"} 0"));
  }
}
