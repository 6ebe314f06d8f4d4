package io.holdfast.examples.ticketsgrpc;

import static io.holdfast.examples.ticketsgrpc.Scene.check;
import static io.holdfast.examples.ticketsgrpc.Scene.commit;
import static io.holdfast.examples.ticketsgrpc.Scene.failure;
import static io.holdfast.examples.ticketsgrpc.Scene.release;
import static io.holdfast.examples.ticketsgrpc.Scene.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.ErrorInfo;
import inventory.v1.InventoryOuterClass.CheckRes;
import inventory.v1.InventoryOuterClass.CommitRes;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract {@code inventory.v1.Inventory}. */
class InventoryV1Test {
  private final Scene scene = Scene.inMemory();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void checksByNumber() {
    assertThat(scene.first.checkAvailability(check("evt", 10)).getAvailable()).isTrue();
    assertThat(scene.first.checkAvailability(check("evt", 11)).getAvailable()).isFalse();
  }

  @Test
  void checksBySeat() {
    scene.first.commitReservation(commit("r-1", "hall", 0, "A-1"));

    CheckRes taken = scene.first.checkAvailability(check("hall", 0, "A-1", "A-2", "A-99"));
    assertThat(taken.getAvailable()).isFalse();
    assertThat(taken.getUnavailableSeatsList()).containsExactlyInAnyOrder("A-1", "A-99");
    assertThat(scene.first.checkAvailability(check("hall", 0, "A-2")).getAvailable()).isTrue();
  }

  @Test
  void commitsByNumber() {
    CommitRes sold = scene.first.commitReservation(commit("r-1", "evt", 4));

    assertThat(sold.getStatus()).isEqualTo("CONFIRMED");
    assertThat(sold.getOrderId()).startsWith("ord_");
    assertThat(scene.level("evt").available()).isEqualTo(6);
  }

  @Test
  void seatsWinOverTheNumber() {
    scene.first.commitReservation(commit("r-1", "hall", 99, "A-1", "A-2"));

    assertThat(scene.level("hall").available()).isEqualTo(2);
  }

  @Test
  void releasesAHold() {
    scene.second.reserveSeat(reserve("r-1", "evt", 4));
    assertThat(scene.level("evt").available()).isEqualTo(6);

    assertThat(scene.first.releaseHold(release("r-1", "evt", 4)).getStatus()).isEqualTo("RELEASED");
    assertThat(scene.level("evt").available()).isEqualTo(10);
    assertThat(scene.first.releaseHold(release("r-1", "evt", 4)).getStatus()).isEqualTo("RELEASED");
    assertThat(scene.level("evt").available()).isEqualTo(10);
  }

  @Test
  void aReleaseThatNamesOtherTicketsIsRefused() {
    scene.second.reserveSeat(reserve("r-1", "hall", 0, "A-1", "A-2"));

    assertThat(failure(() -> scene.first.releaseHold(release("r-1", "hall", 0, "A-1"))))
        .isEqualTo("ABORTED IDEMPOTENCY_CONFLICT");
    assertThat(failure(() -> scene.first.releaseHold(release("r-1", "evt", 2))))
        .isEqualTo("ABORTED IDEMPOTENCY_CONFLICT");
    assertThat(scene.level("hall").held()).isEqualTo(2);
  }

  @Test
  void anUnknownEventIsNotFound() {
    assertThat(failure(() -> scene.first.checkAvailability(check("none", 1))))
        .isEqualTo("NOT_FOUND EVENT_NOT_FOUND");
    assertThat(failure(() -> scene.first.commitReservation(commit("r-1", "none", 1))))
        .isEqualTo("NOT_FOUND EVENT_NOT_FOUND");
  }

  @Test
  void aConflictIsAborted() {
    scene.first.commitReservation(commit("r-1", "hall", 0, "A-1"));

    assertThat(failure(() -> scene.first.commitReservation(commit("r-2", "hall", 0, "A-1"))))
        .isEqualTo("ABORTED SEAT_UNAVAILABLE");
    assertThat(failure(() -> scene.first.commitReservation(commit("r-2", "evt", 11))))
        .isEqualTo("ABORTED INSUFFICIENT_INVENTORY");
    assertThat(failure(() -> scene.first.commitReservation(commit("r-2", "hall", 0, "A-99"))))
        .isEqualTo("NOT_FOUND SEAT_NOT_FOUND");
    assertThat(failure(() -> scene.first.commitReservation(commit("r-2", "evt", 0, "A-1"))))
        .isEqualTo("NOT_FOUND SEAT_NOT_FOUND");
  }

  @Test
  void aFailureNamesItsReasonAndTheIds() {
    StatusRuntimeException thrown =
        Scene.thrown(() -> scene.first.commitReservation(commit("r-1", "evt", 11)));

    assertThat(thrown.getStatus().getDescription())
        .isEqualTo("insufficient inventory for event evt");
    ErrorInfo info = Scene.info(thrown);
    assertThat(info.getMetadataMap())
        .containsEntry("event_id", "evt")
        .containsEntry("reservation_id", "r-1");
  }

  @Test
  void aMalformedCallNamesTheField() {
    assertThat(Scene.status(() -> scene.first.checkAvailability(check("", 1))).getDescription())
        .isEqualTo("event_id is required");
    assertThat(
            Scene.status(() -> scene.first.commitReservation(commit("r 1", "evt", 1)))
                .getDescription())
        .startsWith("reservation_id: ");
  }
}
