package io.holdfast.examples.ticketsgrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.examples.ticketsgrpc.sale.InvalidCallException;
import io.holdfast.examples.ticketsgrpc.sale.NewEvent;
import io.holdfast.inventory.RefusedException;
import io.holdfast.inventory.error.InvalidRequestException;
import org.junit.jupiter.api.Test;

/** Events that a server opens when it starts. */
class NewEventTest {
  @Test
  void wrongSeatsAreFoundBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> NewEvent.parse("evt=A:5,A:5"))
        .isInstanceOf(InvalidCallException.class)
        .hasMessage("seat A-1 is named twice");
    assertThatThrownBy(() -> NewEvent.parse("evt=A b:5"))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aRepetitionChangesNothingAndOtherSeatsAreRefused() {
    try (Scene scene = Scene.inMemory()) {
      NewEvent.parse("hall=A:4").openIn(scene.inventory(), Scene.SHOP);
      assertThat(scene.level("hall").onHand()).isEqualTo(4);
      assertThatThrownBy(() -> NewEvent.parse("hall=A:5").openIn(scene.inventory(), Scene.SHOP))
          .isInstanceOf(RefusedException.class);
      assertThat(scene.level("hall").onHand()).isEqualTo(4);
    }
  }
}
