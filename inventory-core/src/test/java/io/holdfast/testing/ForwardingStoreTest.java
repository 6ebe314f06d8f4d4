package io.holdfast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.OptimisticStore;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A store that is wrapped must not lose an ability to the default of the port. */
class ForwardingStoreTest {
  @Test
  void forwardsEveryMethodOfThePort() {
    assertThat(signatures(ForwardingStore.class.getDeclaredMethods()))
        .contains(
            Stream.of(InventoryStore.class, OptimisticStore.class)
                .flatMap(port -> signatures(port.getMethods()).stream())
                .toArray(String[]::new));
  }

  private static List<String> signatures(Method[] methods) {
    return Arrays.stream(methods)
        .map(it -> it.getName() + Arrays.toString(it.getParameterTypes()))
        .toList();
  }
}
