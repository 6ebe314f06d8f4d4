package io.holdfast.examples.cli.sale;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * The plan of a sale: the same for the same shop, run and terms, in every process.
 *
 * @param units the pieces for sale of each SKU, by SKU
 * @param buyers the buyers in the order in which they come
 */
record SalePlan(Map<StockKey, Long> units, List<Buyer> buyers) {
  static SalePlan of(ShopId shop, String run, SaleTerms terms) {
    String prefix = run + "." + terms.fingerprint();
    List<Sku> skus = new ArrayList<>();
    Map<StockKey, Long> units = new LinkedHashMap<>();
    for (int i = 0; i < terms.skus(); i++) {
      Sku sku = new Sku(String.format("%s.%05d", prefix, i));
      skus.add(sku);
      long rest = i < terms.units() % terms.skus() ? 1 : 0;
      units.put(StockKey.of(shop, sku), terms.units() / terms.skus() + rest);
    }
    Random random = new Random(terms.seed());
    List<Buyer> buyers = new ArrayList<>();
    for (int i = 0; i < terms.buyers(); i++) {
      buyers.add(buyer(new ReservationId(prefix + ".b" + i), skus, terms, random));
    }
    return new SalePlan(units, buyers);
  }

  private static Buyer buyer(ReservationId id, List<Sku> skus, SaleTerms terms, Random random) {
    TreeSet<Sku> basket = new TreeSet<>();
    while (basket.size() < terms.lines()) {
      basket.add(skus.get(random.nextInt(skus.size())));
    }
    List<Line> lines = basket.stream().map(sku -> Line.of(sku, 1)).toList();
    // Every random number is drawn, used or not, so that a change of one share does not change the
    // others.
    boolean duplicated = random.nextDouble() < terms.duplicates();
    boolean atOnce = random.nextBoolean();
    int copies = 1 + random.nextInt(2);
    boolean holds = random.nextDouble() < terms.holds();
    boolean abandons = random.nextDouble() < terms.abandon() && holds;
    boolean cancels = random.nextDouble() < terms.cancels() && !abandons;
    return new Buyer(
        id,
        lines,
        holds,
        abandons,
        cancels,
        duplicated && atOnce ? copies : 0,
        duplicated && !atOnce ? copies : 0);
  }

  /**
   * Returns one round of visits of some buyers. Copies sent at once are adjacent, others are
   * anywhere later.
   */
  static List<Buyer> visits(List<Buyer> buyers, boolean withCopies, Random random) {
    record Visit(double when, Buyer buyer) {}
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < buyers.size(); i++) {
      Buyer buyer = buyers.get(i);
      visits.add(new Visit(i, buyer));
      for (int copy = 0; withCopies && copy < buyer.copiesAtOnce(); copy++) {
        visits.add(new Visit(i, buyer));
      }
      for (int copy = 0; withCopies && copy < buyer.copiesLater(); copy++) {
        visits.add(new Visit(i + (buyers.size() - i) * random.nextDouble(), buyer));
      }
    }
    visits.sort((a, b) -> Double.compare(a.when(), b.when()));
    return visits.stream().map(Visit::buyer).toList();
  }
}
