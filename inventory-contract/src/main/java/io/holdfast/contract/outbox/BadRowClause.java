package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.contract.Clause;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tests that an unreadable message affects no other message, is reported, and can be removed. */
@Clause(value = 8, title = "one bad row")
public abstract class BadRowClause<C extends OutboxContent> extends OutboxTests<C> {
  private static final int MESSAGES = 30;

  private C putBad(String sku, long number) {
    C bad = put(sku, number);
    assumeTrue(
        fixture.spoil(outbox, shop, bad.id()), "no message of this outbox can be unreadable");
    return bad;
  }

  /** Asserts that a message is listed as unreadable. */
  private void assertUnreadable(OutboxMessage<C> message, C bad) {
    assertThat(message.content().id()).isEqualTo(bad.id());
    assertThat(message.content().shop()).isEqualTo(shop);
    assertThat(message.content()).isNotEqualTo(bad);
    assertThat(message.state()).isEqualTo(State.BLOCKED);
    assertThat(message.reason()).startsWith("cannot be read: ");
  }

  @Test
  void theLeaseThatMeetsItBlocksItAndSaysSoOnce() {
    C bad = putBad("bad", 1);
    List<OutboxMessage<C>> leased = outbox.lease(shop, 10, LEASE);
    assertThat(leased).hasSize(1);
    assertUnreadable(leased.get(0), bad);
    clock.advance(LEAD_TIME);
    assertNoneDue();
  }

  private List<C> putGood(int from, int to) {
    List<C> good = new ArrayList<>();
    for (int i = from; i < to; i++) {
      good.add(put("sku-" + i, 1));
      clock.advance(MICRO);
    }
    return good;
  }

  @Test
  void allOthersAreLeasedAndSettledAsIfItWereNotThere() {
    List<C> good = new ArrayList<>(putGood(0, MESSAGES / 2));
    C bad = putBad("bad", 1);
    good.addAll(putGood(MESSAGES / 2, MESSAGES));
    List<MessageId> leased = new ArrayList<>();
    List<OutboxMessage<C>> some = outbox.lease(shop, 4, LEASE);
    while (!some.isEmpty()) {
      assertThat(some).hasSizeLessThanOrEqualTo(4);
      for (OutboxMessage<C> it : some) {
        if (it.state() != State.BLOCKED) {
          leased.add(it.content().id());
          sent(it);
        }
      }
      some = other.lease(shop, 4, LEASE);
    }
    assertThat(leased).isEqualTo(good.stream().map(it -> it.id()).toList());
    for (C each : good) {
      assertThat(stored(each).state()).isEqualTo(State.SENT);
    }
    assertUnreadable(stored(bad), bad);
  }

  @Test
  void itIsListedInItsPlaceBeforeItIsLeasedAndAfter() {
    TreeSet<String> expected = new TreeSet<>();
    for (int i = 0; i < 6; i++) {
      expected.add(put("sku-" + i, 1).id().value());
    }
    C bad = putBad("bad", 1);
    expected.add(bad.id().value());
    for (int round = 0; round < 2; round++) {
      List<OutboxMessage<C>> listed = allMessages();
      assertThat(texts(listed)).containsExactlyElementsOf(expected);
      assertUnreadable(listed.get(ids(listed).indexOf(bad.id())), bad);
      outbox.lease(shop, 10, LEASE);
    }
  }

  @Test
  void itCanBeTakenOut() {
    C fresh = putBad("a", 1);
    assertThat(other.withdraw(shop, fresh.id())).isTrue();
    C met = putBad("b", 1);
    outbox.lease(shop, 10, LEASE);
    assertThat(other.withdraw(shop, met.id())).isTrue();
    assertThat(outbox.messages(shop, null, 10)).isEmpty();
    assertNoneDue();
  }

  @Test
  void unblockingItLetsItBeMetAgain() {
    C bad = putBad("a", 1);
    outbox.lease(shop, 10, LEASE);
    assertThat(other.unblock(shop, bad.id())).isTrue();
    List<OutboxMessage<C>> again = outbox.lease(shop, 10, LEASE);
    assertThat(again).hasSize(1);
    assertUnreadable(again.get(0), bad);
  }

  @Test
  void theNextRequestOfItsStockKeyDoesNotWaitForItOnceItWasMet() {
    C bad = putBad("a", 1);
    C next = put("a", 2);
    List<MessageId> leased = new ArrayList<>(ids(outbox.lease(shop, 10, LEASE)));
    leased.addAll(ids(outbox.lease(shop, 10, LEASE)));
    assertThat(leased).containsExactlyInAnyOrder(bad.id(), next.id());
  }

  @Test
  void whatBecomesUnreadableWhileItIsLeasedIsSettledAllTheSame() {
    C bad = put("a", 1);
    OutboxMessage<C> leased = leaseOne();
    assumeTrue(
        fixture.spoil(outbox, shop, bad.id()), "no message of this outbox can be unreadable");
    settle(new Settlement.Removed<>(leased));
    assertThat(other.messages(shop, null, 10)).isEmpty();
  }
}
