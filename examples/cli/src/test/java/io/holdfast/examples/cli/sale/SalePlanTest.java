package io.holdfast.examples.cli.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SalePlanTest {
  private static final ShopId SHOP = new ShopId("demo");

  @Test
  void isTheSameForTheSameTermsAndAnotherForOthers() {
    assertThat(plan(terms(7, 0.5))).isEqualTo(plan(terms(7, 0.5)));
    assertThat(plan(terms(7, 0.5)).buyers().get(0).id())
        .isNotEqualTo(plan(terms(8, 0.5)).buyers().get(0).id());
  }

  @Test
  void spreadsTheUnitsOverTheSkus() {
    assertThat(plan(terms(1, 0)).units().values()).containsExactly(4L, 3L, 3L);
  }

  @Test
  void visitsEveryBuyerOnceAndSomeMoreOften() {
    List<Buyer> buyers = plan(terms(1, 1)).buyers();
    List<Buyer> visits = SalePlan.visits(buyers, true, new Random(1));
    assertThat(visits).containsAll(buyers).hasSizeBetween(2 * buyers.size(), 3 * buyers.size());
    assertThat(SalePlan.visits(buyers, false, new Random(1))).isEqualTo(buyers);
  }

  @Test
  void sendsCopiesEitherAtOnceSideBySideOrLater() {
    List<Buyer> buyers = plan(terms(1, 1)).buyers();
    List<Buyer> visits = SalePlan.visits(buyers, true, new Random(1));
    for (Buyer buyer : buyers) {
      int first = visits.indexOf(buyer);
      int last = visits.lastIndexOf(buyer);
      if (buyer.copiesAtOnce() > 0) {
        assertThat(last - first).isEqualTo(buyer.copiesAtOnce());
      }
    }
    assertThat(buyers).anyMatch(it -> it.copiesAtOnce() > 0).anyMatch(it -> it.copiesLater() > 0);
  }

  private static SalePlan plan(SaleTerms terms) {
    return SalePlan.of(SHOP, "run", terms);
  }

  private static SaleTerms terms(long seed, double duplicates) {
    return new SaleTerms(10, 50, 3, 2, duplicates, 0.3, 0.3, 0.3, Duration.ofSeconds(2), seed);
  }
}
