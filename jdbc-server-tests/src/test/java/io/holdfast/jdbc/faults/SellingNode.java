package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Inventory;
import io.holdfast.jdbc.servers.TestSchema;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs {@link MixedSale} in one JVM after another. */
final class SellingNode implements AutoCloseable {
  private static final int ORDERS_PER_SECOND = Campaign.size(50, 150);

  private final TestSchema schema;
  private final Duration deadline;
  private final NodeLedger ledger;
  private Node jvm;

  SellingNode(TestSchema schema, String prefix, Duration deadline) {
    this.schema = schema;
    this.deadline = deadline;
    this.ledger = new NodeLedger(prefix);
  }

  NodeLedger ledger() {
    return ledger;
  }

  /** Starts a JVM; it begins with the orders that the last one has left without an end. */
  void start() throws IOException {
    List<String> args =
        new ArrayList<>(
            List.of(
                schema.url(),
                schema.user(),
                ledger.prefix(),
                Long.toString(deadline.toMillis()),
                Integer.toString(ORDERS_PER_SECOND)));
    List<Integer> open = ledger.restart();
    args.add(Integer.toString(ledger.first()));
    open.forEach(number -> args.add(Integer.toString(number)));
    jvm = Node.start(ledger, MixedSale.class, args.toArray(String[]::new));
  }

  /** Waits until the JVM is ready, and lets it sell. */
  void go() throws IOException, InterruptedException {
    jvm.go();
  }

  /** Waits until the node has told this many more lines. */
  void awaitMore(int lines) throws InterruptedException {
    assertThat(jvm.awaitMore(lines)).as("%s sells", ledger.prefix()).isTrue();
    ledger.isRight();
  }

  /** Kills the JVM, as by a crash. */
  void kill() throws InterruptedException {
    jvm.kill();
  }

  /** Starts a JVM after the last one was killed, on the data that must be there. */
  void startAgain(Inventory inventory) throws IOException, InterruptedException {
    // The next JVM asks for these orders again, and would replace one that is lost.
    ledger
        .open()
        .forEach(
            it ->
                assertThat(inventory.reservation(Shop.ID, it.order().id()))
                    .as("acknowledged order %s", it.order().id())
                    .isPresent());
    start();
    go();
  }

  /** Lets the JVM end after its orders in progress. */
  void stop() throws IOException, InterruptedException {
    assertThat(jvm.stop()).as("exit code of %s", ledger.prefix()).isZero();
    ledger.isComplete();
  }

  @Override
  public void close() {
    if (jvm != null) {
      jvm.close();
    }
  }
}
