package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Failures.Failure;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.RestockOutbox;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every broken outbox fails the clause that it breaks. */
class BrokenOutboxTest {
  /** The outbox under test. The contract runs in this thread. */
  private static volatile BrokenOutbox subject = BrokenOutbox.SHORT_LEASES;

  /** The contract on the subject; run from here only. */
  static class OnSubject extends RestockOutboxContract {
    @Override
    public RestockOutbox outbox(InstantSource clock) {
      return subject.create.apply(clock);
    }

    @Override
    public boolean spoil(Outbox<RestockRequest> outbox, ShopId shop, MessageId id) {
      return ((MapOutbox) outbox).spoil(id);
    }

    @Override
    public void put(Outbox<RestockRequest> outbox, List<RestockRequest> requests) {
      ((MapOutbox) outbox).add(requests);
    }

    @Override
    public Effort effort() {
      return new Effort(1, 40, 40);
    }
  }

  @ParameterizedTest
  @EnumSource
  void failsTheClauseItBreaks(BrokenOutbox broken) {
    subject = broken;
    Failures failures = Failures.of(OnSubject.class);

    TreeSet<Integer> clauses =
        failures.all().stream().map(Failure::clause).collect(Collectors.toCollection(TreeSet::new));
    TreeSet<Integer> expected = new TreeSet<>(broken.also);
    expected.add(broken.clause);
    System.out.println(
        broken
            + " fails "
            + failures.all().stream()
                .map(failure -> failure.clause() + " " + failure.name())
                .sorted()
                .toList());
    assertThat(failures.tests()).as("tests that ran").isGreaterThan(30);
    assertThat(clauses).as("the clause it breaks").contains(broken.clause);
    assertThat(expected).as("and no clause that has nothing to do with it").containsAll(clauses);
  }
}
