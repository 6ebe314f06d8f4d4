package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.restock.RelayReport;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.PublishingException;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.RestockRequestPublisher;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What comes of a message, and when it is tried again. */
class RelayTest extends RelayFixture {
  private static final Duration BASE = Duration.ofSeconds(1);

  @Test
  void whatIsAcceptedIsSentAndPublishedOnce() {
    RestockRequest request = put("a");
    RestockRelay relay = builder().build();
    assertThat(relay.runOnce()).isEqualTo(new RelayReport(1, 1, 0, 0, 0, 0, 0, 0, false));
    assertThat(relay.runOnce()).isEqualTo(RelayReport.NONE);
    assertThat(tried).containsExactly(request);
    OutboxMessage<RestockRequest> stored = stored(request);
    assertThat(stored.state()).isEqualTo(State.SENT);
    assertThat(stored.nextAt()).isEqualTo(request.dueAt());
    assertThat(told).containsExactly("published a 1");
  }

  @Test
  void aFailureThatMayPassIsTriedAgainAfterAPauseThatDoublesUpToALimit() {
    RestockRequest request = put("a");
    otherSide = failing("503");
    RestockRelay relay = builder().backOff(BASE, Duration.ofSeconds(5)).build();
    for (int seconds : new int[] {1, 2, 4, 5, 5}) {
      assertThat(relay.runOnce().failed()).isEqualTo(1);
      Duration pause = Duration.between(clock.instant(), stored(request).nextAt());
      Duration longest = BASE.multipliedBy(seconds);
      assertThat(pause).isBetween(longest.minusMillis(1), longest.plusMillis(1));
      assertThat(relay.runOnce()).isEqualTo(RelayReport.NONE);
      clock.advance(pause);
    }
    otherSide = accepted -> {};
    assertThat(relay.runOnce().published()).isEqualTo(1);
    assertThat(tried).hasSize(6).containsOnly(request);
    assertThat(told).startsWith("failed a 1 503", "failed a 2 503").endsWith("published a 6");
  }

  private static RestockRequestPublisher failing(String reason) {
    return request -> {
      throw PublishingException.transientFailureAfter(reason, Duration.ZERO);
    };
  }

  @Test
  void whenTheOtherSideSaysWhenToComeAgainItIsAskedNoEarlierButForTheLimit() {
    RestockRequest request = put("a");
    RestockRelay relay = builder().backOff(BASE, Duration.ofSeconds(60)).build();
    for (int asked : new int[] {30, 3_600}) {
      otherSide =
          it -> {
            throw PublishingException.transientFailureAfter("429", Duration.ofSeconds(asked));
          };
      relay.runOnce();
      Duration pause = Duration.between(clock.instant(), stored(request).nextAt());
      Duration least = Duration.ofSeconds(Math.min(60, asked));
      assertThat(pause).isBetween(least, least.plus(BASE).plusMillis(1));
      clock.advance(pause);
    }
  }

  @Test
  void whatIsRefusedIsBlockedAtOnceWithItsReasonAndTheOthersGoOn() {
    RestockRequest bad = put("bad");
    put("good");
    otherSide =
        request -> {
          if (request.equals(bad)) {
            throw PublishingException.permanentFailure("400, no such article", null);
          }
        };
    RelayReport report = builder().build().runOnce();
    assertThat(report.blocked()).isEqualTo(1);
    assertThat(report.published()).isEqualTo(1);
    assertThat(stored(bad).state()).isEqualTo(State.BLOCKED);
    assertThat(stored(bad).reason()).isEqualTo("400, no such article");
    assertThat(told).contains("blocked bad 400, no such article");
  }

  @Test
  void whatFailsTooOftenIsBlockedAndGoesOutOnceItIsUnblocked() {
    RestockRequest request = put("a");
    otherSide = failing("503");
    RestockRelay relay = builder().maxAttempts(3).build();
    for (int i = 0; i < 10; i++) {
      relay.runOnce();
      clock.advance(Duration.ofHours(1));
    }
    assertThat(tried).hasSize(3);
    assertThat(stored(request).state()).isEqualTo(State.BLOCKED);
    assertThat(told).endsWith("blocked a 503");
    otherSide = accepted -> {};
    assertThat(outbox.unblock(SHOP, request.id())).isTrue();
    assertThat(relay.runOnce().published()).isEqualTo(1);
    assertThat(new HashSet<>(tried)).containsExactly(request);
  }

  @Test
  void leasesThatEndUntriedBlockNothing() {
    RestockRequest request = put("a");
    for (int i = 0; i < 50; i++) {
      assertThat(outbox.lease(SHOP, 1, LEASE)).hasSize(1); // and is never heard of again
      clock.advance(LEASE);
    }
    assertThat(builder().maxAttempts(3).build().runOnce().published()).isEqualTo(1);
    assertThat(tried).containsExactly(request);
  }

  @Test
  void whatKillsWhoeverTriesItIsGivenUpToo() {
    RestockRequest request = put("a");
    RestockRelay relay = builder(dyingAtSettlements()).maxAttempts(3).build();
    RelayReport report = RelayReport.NONE;
    for (int i = 0; i < 50 && stored(request).state() == State.PENDING; i++) {
      report = relay.runOnce();
      clock.advance(LEASE);
    }
    assertThat(tried).hasSizeBetween(3, 6);
    assertThat(stored(request).attempts()).isEqualTo(3);
    assertThat(report.faults()).as("the last turn dies as well").isEqualTo(1);
    assertThat(builder().maxAttempts(3).build().runOnce().blocked()).isEqualTo(1);
    assertThat(stored(request).reason()).startsWith("attempted 3 times");
  }

  /** As if the process died before it said what came of a message. */
  private RestockOutbox dyingAtSettlements() {
    return new FailingOutbox(outbox) {
      @Override
      public Set<MessageId> settle(ShopId shop, List<Settlement<RestockRequest>> settlements) {
        if (settlements.stream().noneMatch(it -> it instanceof Settlement.Begun)) {
          throw new UnavailableException("died", null);
        }
        return super.settle(shop, settlements);
      }
    };
  }

  @Test
  void ofAnExceptionThatIsNotAPublishersOnlyTheKindIsKept() {
    RestockRequest request = put("a");
    otherSide =
        it -> {
          throw new IllegalStateException("password=canary");
        };
    assertThat(builder().build().runOnce().failed()).isEqualTo(1);
    assertThat(stored(request).reason()).isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void aReasonIsOneLineOfTextAndNotTooLong() {
    RestockRequest request = put("a");
    String odd = "재고\r\n2030-01-01 INFO paid\u001B[31m\u202E\u2028\uD800\u0000end";
    otherSide = failing(odd);
    RestockRelay relay = builder().build();
    relay.runOnce();
    assertThat(stored(request).reason()).isEqualTo("재고  2030-01-01 INFO paid [31m    end");
    clock.advance(BASE.plusMillis(1));
    otherSide = failing("\uD83D\uDE00".repeat(251));
    relay.runOnce();
    assertThat(stored(request).reason()).isEqualTo("\uD83D\uDE00".repeat(250));
    clock.advance(BASE.multipliedBy(3));
    otherSide = failing(" ");
    relay.runOnce();
    assertThat(stored(request).reason()).isEqualTo("no reason given");
  }

  @Test
  void afterAFailureNothingMoreIsTriedAtThatSupplierInThatBatch() {
    SupplierId other = new SupplierId("other");
    RestockRequest first = put("a");
    RestockRequest second = put("b");
    RestockRequest third = put(SHOP, "c", other);
    otherSide =
        request -> {
          if (request.supplier().equals(FACTORY)) {
            throw PublishingException.transientFailureAfter("503", Duration.ZERO);
          }
        };
    RelayReport report = builder().build().runOnce();
    assertThat(report).isEqualTo(new RelayReport(1, 1, 1, 0, 0, 1, 0, 0, false));
    assertThat(tried).containsExactly(first, third);
    assertThat(stored(second).attempts()).isZero();
    assertThat(stored(second).state()).isEqualTo(State.PENDING);
  }

  @Test
  void poisonAmongAThousandGoodOnesDelaysThemByNoMoreThanThePauseAfterItsFirstTry() {
    RestockRequest poison = put("poison");
    for (int i = 0; i < 1_000; i++) {
      put("sku-" + i);
    }
    otherSide =
        request -> {
          if (request.equals(poison)) {
            throw PublishingException.transientFailureAfter("500", Duration.ZERO);
          }
        };
    RestockRelay relay = builder().maxAttempts(5).build();
    int published = drain(relay).published();
    clock.advance(BASE.plusMillis(1));
    published += drain(relay).published();
    assertThat(published).isEqualTo(1_000);
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMinutes(15));
      drain(relay);
    }
    assertThat(stored(poison).state()).isEqualTo(State.BLOCKED);
    assertThat(tried).hasSize(1_000 + 5);
    assertThat(tried.stream().filter(poison::equals)).hasSize(5);
  }

  @Test
  void everyMessageOfASupplierThatIsAwayIsTriedAFairNumberOfTimesBeforeItIsGivenUp() {
    for (int i = 0; i < 200; i++) {
      put("sku-" + i);
    }
    otherSide = failing("503");
    RestockRelay relay = builder().maxAttempts(4).build();
    for (int i = 0;
        i < 5_000 && told.stream().filter(it -> it.startsWith("b")).count() < 200;
        i++) {
      relay.runOnce();
      clock.advance(BASE.plusMillis(1));
    }
    assertThat(told.stream().filter(it -> it.startsWith("blocked"))).hasSize(200);
    assertThat(tried).hasSize(800);
  }

  @Test
  void whatIsOverdueIsPublishedAgainWithTheSameIdForAsLongAsItIsOpen() {
    RestockRequest request = put("a");
    Set<RestockRequest> open = new HashSet<>(Set.of(request));
    RestockRelay relay = builder().isOpen(open::contains).build();
    relay.runOnce();
    clock.set(request.dueAt());
    relay.runOnce();
    assertThat(relay.runOnce()).isEqualTo(RelayReport.NONE);
    assertThat(stored(request).nextAt()).isEqualTo(request.dueAt().plus(LEAD_TIME));
    clock.advance(LEAD_TIME.multipliedBy(3));
    relay.runOnce();
    assertThat(tried).containsExactly(request, request, request);
    assertThat(told)
        .containsExactly(
            "published a 1", "overdue a 1", "published a 1", "overdue a 4", "published a 1");
    open.clear();
    clock.advance(LEAD_TIME);
    assertThat(relay.runOnce().closed()).isEqualTo(1);
    assertThat(outbox.messages(SHOP, null, 10)).isEmpty();
    assertThat(tried).hasSize(3);
  }

  @Test
  void whereNobodyIsAskedAnAcceptedRequestIsNotLookedAfter() {
    RestockRequest request = put("a");
    RestockRelay relay = builder().build();
    relay.runOnce();
    clock.set(request.dueAt());
    assertThat(relay.runOnce().closed()).isEqualTo(1);
    assertThat(tried).hasSize(1);
  }

  @Test
  void whatIsAcceptedAfterItIsDueIsLookedAfterALeadTimeLater() {
    RestockRequest request = put("a");
    clock.set(request.dueAt().plus(LEAD_TIME));
    builder().isOpen(it -> true).build().runOnce();
    assertThat(stored(request).nextAt()).isEqualTo(clock.instant().plus(LEAD_TIME));
  }

  @Test
  void whereItCannotBeLearnedWhetherARequestIsOpenNothingIsDone() {
    RestockRequest request = put("a");
    List<RuntimeException> failures = new ArrayList<>();
    RestockRelay relay =
        builder()
            .isOpen(
                it -> {
                  for (RuntimeException failure : failures) {
                    throw failure;
                  }
                  return true;
                })
            .build();
    relay.runOnce();
    clock.set(request.dueAt());
    failures.add(new IllegalStateException("away"));
    RelayReport report = relay.runOnce();
    assertThat(report).isEqualTo(new RelayReport(1, 0, 0, 0, 0, 1, 0, 1, false));
    assertThat(told).endsWith("fault shop away");
    failures.clear();
    clock.advance(BASE.plusMillis(1));
    assertThat(relay.runOnce().published()).isEqualTo(1);
  }

  @Test
  void eachShopHasATurnBeforeAnyHasTheNext() {
    for (String shop : List.of("one", "two", "three")) {
      for (int i = 0; i < 4; i++) {
        put(new ShopId(shop), shop + "-" + i, FACTORY);
      }
    }
    RestockRelay relay = builder().batchSize(2).build();
    RelayReport report = relay.runOnce();
    assertThat(report.shops()).isEqualTo(3);
    assertThat(report.published()).isEqualTo(6);
    assertThat(report.mayHaveMore()).isTrue();
    assertThat(drain(relay).published()).isEqualTo(6);
    assertThat(skus().subList(0, 6)).allMatch(sku -> sku.endsWith("-0") || sku.endsWith("-1"));
  }

  @Test
  void optionsThatMakeNoSenseAreRefusedByName() {
    assertRefused("relay.batchSize: ", builder().batchSize(0));
    assertRefused("relay.lease: ", builder().lease(Duration.ofMillis(1)));
    assertRefused("relay.maxAttempts: ", builder().maxAttempts(0));
    assertRefused("relay.backOff.base: ", builder().backOff(Duration.ZERO, BASE));
    assertRefused("relay.backOff.most: ", builder().backOff(BASE, BASE.minusMillis(1)));
    assertRefused("relay.concurrency: ", builder().concurrency(0));
    assertRefused("relay.shutdownTimeout: ", builder().shutdownTimeout(BASE.negated()));
    RestockRelay relay = builder().build();
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> relay.start(Duration.ZERO))
        .withMessageStartingWith("relay.interval: ");
  }

  private static void assertRefused(String option, RestockRelay.Builder builder) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(builder::build)
        .withMessageStartingWith(option);
  }
}
