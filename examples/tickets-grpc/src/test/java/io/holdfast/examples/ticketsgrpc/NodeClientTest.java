package io.holdfast.examples.ticketsgrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The calls of the instructions of the original service, by a client in another language. */
class NodeClientTest {
  @Test
  void bothContractsAnswerAForeignClient() throws IOException, InterruptedException {
    try {
      NodeClient.install();
    } catch (IOException e) {
      System.out.println("the client in Node is not tried: " + e.getMessage());
      assumeTrue(false, e.getMessage());
    }
    try (Scene scene = Scene.open("--event=evt_2025_1001=A:20,B:5")) {
      String said = NodeClient.call(scene.service.grpcPort(), scene.service.metricsPort());
      Map<String, String> answers =
          said.lines()
              .map(line -> line.split("\",\"answer\":", 2))
              .collect(
                  Collectors.toMap(
                      parts -> parts[0].substring("{\"step\":\"".length()), parts -> parts[1]));

      assertThat(answers.get("list"))
          .contains(
              "\"inventory.v1.Inventory\"",
              "\"reservation.v1.InventoryService\"",
              "\"grpc.health.v1.Health\"");
      assertThat(answers.get("check")).contains("\"available\":true");
      assertThat(answers.get("check seats")).contains("\"available\":true");
      assertThat(answers.get("commit")).contains("\"status\":\"CONFIRMED\"", "\"order_id\":\"ord_");
      assertThat(answers.get("commit again")).isEqualTo(answers.get("commit"));
      assertThat(answers.get("commit seats")).contains("\"status\":\"CONFIRMED\"");
      assertThat(answers.get("check seats again"))
          .contains("\"available\":false", "\"unavailable_seats\":[\"A-12\",\"A-13\"]");
      assertThat(answers.get("release")).contains("\"status\":\"RELEASED\"");
      assertThat(answers.get("release sold")).contains("\"code\":\"ABORTED\"");
      assertThat(answers.get("b check"))
          .contains("\"available\":false", "\"unavailable_seat_ids\":[\"A-12\"]");
      assertThat(answers.get("b reserve")).contains("\"status\":\"HOLD_STATUS_ACTIVE\"");
      assertThat(answers.get("b commit")).contains("\"status\":\"COMMIT_STATUS_SUCCESS\"");
      assertThat(answers.get("b release")).contains("\"status\":\"RELEASE_STATUS_NOT_FOUND\"");
      assertThat(answers.get("b status")).contains("\"remaining_seats\":20", "\"sold_seats\":5");
      assertThat(answers.get("metrics")).contains(metric("inventory_commit_reservations_total"));
      for (String name : List.of("grpc_requests_total", "inventory_check_availability_total")) {
        assertThat(answers.get("metrics")).contains(metric(name));
      }
    }
  }

  private static String metric(String name) {
    return "\"" + name + "\":{\"type\":\"COUNTER\"";
  }
}
