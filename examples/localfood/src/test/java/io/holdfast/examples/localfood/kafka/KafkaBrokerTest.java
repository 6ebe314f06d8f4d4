package io.holdfast.examples.localfood.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class KafkaBrokerTest {
  @TempDir private Path folder;

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aBrokerWhosePortIsTakenLeavesNothingBehind() throws Exception {
    int controller = freePort();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> KafkaBroker.start(taken.getLocalPort(), controller, folder))
          .isInstanceOf(RuntimeException.class);
    }

    int port = freePort();
    try (KafkaBroker broker = KafkaBroker.start(port, controller, folder)) {
      assertThat(broker.address()).isEqualTo("127.0.0.1:" + port);
    }
  }
}
