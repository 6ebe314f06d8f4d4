package io.holdfast.jdbc.faults;

import static io.holdfast.jdbc.faults.FailingCheck.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that the checks of several nodes pass on correct data and find each error. */
class NodeLedgerTest {
  private static final String PREFIX = "node-";

  /** Orders by all paths but the abandoned hold; those from 3 to 6 stay committed. */
  private static final int[] ORDERS = {1, 2, 3, 4, 5, 6};

  private final TestSchema schema = TestDatabase.h2().fresh();
  private final Inventory inventory = Shop.open(schema.pool());
  private final NodeLedger ledger = new NodeLedger(PREFIX);

  @BeforeEach
  void sell() throws SQLException {
    OrderRows.create(schema);
    Assortment.stock(inventory);
    Receipts receipts = new Receipts();
    Buyer buyer = Buyer.withRows(inventory, receipts);
    IntStream.of(ORDERS).forEach(number -> buyer.settle(Assortment.order(PREFIX, number)));
    ledger.restart();
    tell("end 0"); // this one was refused
    receipts
        .all()
        .forEach(
            it -> {
              String number = it.order().id().value().substring(PREFIX.length());
              tell("told " + number + " " + it.state());
              tell("end " + number);
            });
  }

  @AfterEach
  void close() {
    inventory.close();
    schema.close();
  }

  @Test
  void agreeWhereAllIsWell() throws SQLException {
    agree();
    assertThat(OrderRows.acknowledged(ledger.receipts())).hasSize(4);
  }

  @Test
  void missARowThatWasDeleted() throws SQLException {
    schema.execute("DELETE FROM shop_order WHERE id = 'node-4'");
    fails(this::agree, "committed orders without a row");
  }

  @Test
  void findARowWithoutItsOrder() throws SQLException {
    schema.execute("INSERT INTO shop_order (id, customer, cents) VALUES ('node-2', 'somebody', 1)");
    fails(this::agree, "rows without a committed order");
  }

  @Test
  void missAnOrderThatWasTold() {
    tell("told 9 COMMITTED");
    tell("end 9");
    fails(this::agreeOnOrders, "acknowledged order node-9");
  }

  @Test
  void findAnOrderThatIsStoredInAnotherState() {
    tell("told 3 CANCELLED");
    fails(this::agreeOnOrders, "state of node-3");
  }

  @Test
  void findARefusedOrderThatIsStored() {
    // It was held and released, so it has changed no level.
    tell("end 13");
    Buyer.withRows(inventory, new Receipts()).settle(Assortment.order(PREFIX, 13));
    fails(this::agreeOnOrders, "refused orders that are stored");
  }

  @Test
  void findAnOrderThatWasSoldTwice() {
    Order order = Assortment.order(PREFIX, 4);
    Buyer.withRows(inventory, new Receipts())
        .settle(new Order(new ReservationId("again"), order.lines(), order.path()));
    fails(this::agreeOnOrders, "committed of");
  }

  @Test
  void findALevelThatWasChanged() throws SQLException {
    schema.execute("UPDATE holdfast_stock_level SET held = held + 1 WHERE sku = 'hot-1'");
    fails(this::agreeOnOrders, "violations");
  }

  @Test
  void findAnOrderWithoutAnEnd() {
    tell("end 8");
    fails(ledger::isComplete, "first order without an end");
  }

  @Test
  void findAnOrderThatStopsHalfway() {
    tell("told 6 HELD");
    fails(ledger::isComplete, "orders that stop halfway");
  }

  @Test
  void findAWrongAnswer() {
    tell("wrong node-4 was done, though every fault before said that nothing was");
    fails(ledger::isRight, "wrong answers");
  }

  @Test
  void aNodeThatWasKilledBeginsWithWhatHasNoEnd() {
    NodeLedger killed = new NodeLedger(PREFIX);
    assertThat(killed.restart()).isEmpty();
    for (int number : new int[] {0, 1, 3}) {
      killed.accept(new String[] {"end", number + ""});
    }
    assertThat(killed.restart()).containsExactly(2, 4, 5);
    assertThat(killed.first()).isEqualTo(6);
    killed.accept(new String[] {"end", "4"});
    killed.accept(new String[] {"end", "6"});
    assertThat(killed.restart()).containsExactly(2, 5, 7, 8, 9);
    assertThat(killed.first()).isEqualTo(10);
  }

  private void tell(String line) {
    ledger.accept(line.split(" "));
  }

  private void agree() throws SQLException {
    ledger.isComplete();
    agreeOnOrders();
    OrderRows.agree(schema, OrderRows.acknowledged(ledger.receipts()));
  }

  private void agreeOnOrders() {
    Books.agreeWith(ledger.receipts(), ledger.refused(), inventory);
  }
}
