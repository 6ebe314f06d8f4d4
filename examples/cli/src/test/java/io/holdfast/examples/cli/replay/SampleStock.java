package io.holdfast.examples.cli.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the sample shop sells: clothes by number, seats by unit, and vouchers without end. */
final class SampleStock {
  static final List<String> VOUCHERS = List.of("VOUCHER-25", "VOUCHER-50", "EBOOK-LOOKBOOK");

  private static final String[] KINDS = {"TEE", "MUG", "CAP", "SOCK", "BAG", "POSTER", "VINYL"};
  private static final String[] SIZES = {"S", "M", "L", "XL"};
  private static final int ARTICLES = 560;
  private static final int SHOWS = 8;
  private static final int ROWS = 6;
  private static final int SEATS = 15;

  private final List<String> articles = new ArrayList<>();
  private final List<String> shows = new ArrayList<>();
  private final List<String> csv = new ArrayList<>();

  SampleStock(long seed) {
    Random random = new Random(seed);
    csv.add("sku,location,kind,onHand,safetyStock,units");
    for (int i = 0; i < ARTICLES; i++) {
      String kind = KINDS[i % KINDS.length];
      String sku = String.format("%s-%03d-%s", kind, i, SIZES[random.nextInt(SIZES.length)]);
      articles.add(sku);
      // What sells well is stocked well, but never well enough.
      int onHand = 6 + random.nextInt(14) + 2600 / (i + 12);
      int safety = random.nextInt(10) == 0 ? 2 : 0;
      csv.add(sku + ",,quantity," + onHand + "," + safety + ",");
      if (i % 40 == 0) {
        csv.add(sku + ",outlet,quantity," + random.nextInt(9) + ",,");
      }
    }
    for (int i = 0; i < SHOWS; i++) {
      shows.add("SHOW-2026-04-" + (10 + i));
      csv.add(shows.get(i) + ",,units," + ROWS * SEATS + ",," + String.join(" ", seats()));
    }
    VOUCHERS.forEach(sku -> csv.add(sku + ",,untracked,,,"));
    breakSome();
  }

  private void breakSome() {
    csv.add(40, "TEE 900 M,,quantity,5,,");
    csv.add(90, "TEE-901-M,,quantity,many,,");
    csv.add(300, "\"MUG-902\",\"\",quantity,12,0");
    csv.add(400, "CAP-903,,pieces,3,,");
    csv.add("SHOW-2026-04-30,,units,3,,A1 A2");
  }

  private static List<String> seats() {
    List<String> seats = new ArrayList<>();
    for (int seat = 0; seat < ROWS * SEATS; seat++) {
      seats.add(seat(seat));
    }
    return seats;
  }

  private static String seat(int number) {
    return (char) ('A' + number / SEATS) + "" + (1 + number % SEATS);
  }

  String csv() {
    return String.join("\n", csv) + "\n";
  }

  /** Few articles sell most. */
  String article(Random random) {
    double skew = Math.pow(random.nextDouble(), 2.5);
    return articles.get((int) (skew * articles.size()));
  }

  String show(Random random) {
    return shows.get(random.nextInt(shows.size()));
  }

  String seat(Random random) {
    return seat(random.nextInt(ROWS * SEATS));
  }
}
