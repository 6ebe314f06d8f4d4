package io.holdfast.examples.ticketsgrpc;

import static io.holdfast.examples.ticketsgrpc.Scene.check;
import static io.holdfast.examples.ticketsgrpc.Scene.commit;
import static io.holdfast.examples.ticketsgrpc.Scene.release;
import static io.holdfast.examples.ticketsgrpc.Scene.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The metrics of the reference system. NodeClientTest reads them with a parser. */
class MetricsTest {
  @Test
  void callsAndSalesAreCountedUnderTheNamesOfTheReference() {
    try (Scene scene = Scene.inMemory()) {
      scene.first.checkAvailability(check("evt", 1));
      scene.first.commitReservation(commit("r-1", "evt", 2));
      scene.first.commitReservation(commit("r-1", "evt", 2));
      scene.first.commitReservation(commit("r-2", "hall", 0, "A-1"));
      Scene.thrown(() -> scene.first.commitReservation(commit("r-3", "hall", 0, "A-1")));
      scene.second.reserveSeat(reserve("r-4", "hall", 0, "A-2"));
      scene.first.releaseHold(release("r-4", "hall", 0, "A-2"));
      Scene.thrown(() -> scene.first.releaseHold(release("r-1", "evt", 9)));

      String method = "method=\"/inventory.v1.Inventory/CommitReservation\"";
      Awaitility.await()
          .until(
              () ->
                  metrics(scene)
                      .contains("grpc_requests_total{" + method + ",status=\"Aborted\"} 1.0"));
      assertThat(metrics(scene).lines())
          .contains(
              "grpc_requests_total{" + method + ",status=\"OK\"} 3.0",
              "grpc_request_duration_seconds_count{" + method + "} 4",
              "grpc_active_requests 0.0",
              line("inventory_check_availability_total", "quantity", "result", "available", 1),
              line("inventory_commit_reservations_total", "quantity", "status", "success", 2),
              line("inventory_commit_reservations_total", "seat", "status", "success", 1),
              line("inventory_commit_reservations_total", "seat", "status", "conflict", 1),
              line("inventory_release_holds_total", "seat", "status", "success", 1),
              line("inventory_release_holds_total", "quantity", "status", "conflict", 1),
              "inventory_conflicts_total{conflict_type=\"seat\"} 1.0",
              "idempotency_hits_total{operation_type=\"commit\"} 1.0",
              "idempotency_misses_total{operation_type=\"commit\"} 2.0")
          .anyMatch(
              each ->
                  each.startsWith("grpc_request_duration_seconds_bucket{" + method)
                      && each.contains("le=\"0.005\""));
      // A label with the event would grow without end.
      assertThat(metrics(scene)).doesNotContain("hall", "\"evt");
    }
  }

  @Test
  void otherPathsAreNotFound() {
    try (Scene scene = Scene.inMemory()) {
      assertThat(scene.page("/metrics/x")).isEqualTo("404");
      assertThat(scene.page("/health")).isEqualTo("OK");
    }
  }

  private static String line(String name, String type, String label, String value, int count) {
    return name
        + "{inventory_type=\""
        + type
        + "\","
        + label
        + "=\""
        + value
        + "\"} "
        + count
        + ".0";
  }

  private static String metrics(Scene scene) {
    return scene.page("/metrics");
  }
}
