package io.holdfast.examples.cli.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What happens in the sample shop in two weeks. */
final class SampleTraffic {
  private static final Instant OPENING = Instant.parse("2026-03-02T07:00:00Z");
  private static final int ORDERS = 10_050;
  private static final int SECONDS = 14 * 24 * 3600;

  private record Event(Instant at, String json) {}

  private final SampleStock stock;
  private final Random random;
  private final List<Event> events = new ArrayList<>();

  SampleTraffic(SampleStock stock, long seed) {
    this.stock = stock;
    this.random = new Random(seed + 1);
    for (int i = 0; i < ORDERS; i++) {
      order("o" + i, OPENING.plusSeconds(random.nextInt(SECONDS)));
    }
    for (int i = 0; i < 160; i++) {
      supply(i, OPENING.plusSeconds(random.nextInt(SECONDS)));
    }
    for (int day = 1; day <= 16; day++) {
      event(OPENING.plus(Duration.ofDays(day)), "advance", null, "");
    }
    // Stable, so that what happens in the same second happens as it was thought of.
    events.sort(Comparator.comparing(Event::at));
  }

  List<String> lines() {
    return events.stream().map(Event::json).toList();
  }

  private void order(String id, Instant at) {
    String lines = chance(6) ? seats() : basket();
    if (chance(74)) {
      event(at, "commit", id, lines + (chance(4) ? ",\"fill\":\"UP_TO_AVAILABLE\"" : ""));
      afterCommit(id, at, lines);
    } else {
      held(id, at, lines);
    }
    if (chance(1)) {
      // A shop's own bug: the id is used again for something else.
      event(at.plusSeconds(random.nextInt(60)), "commit", id, basket());
    }
  }

  private void held(String id, Instant at, String lines) {
    event(at, "hold", id, lines + ",\"ttl\":\"PT15M\"");
    Instant then = at.plusSeconds(20 + random.nextInt(800));
    int fate = random.nextInt(100);
    if (fate < 55) {
      event(then, "commit", id, "");
      afterCommit(id, then, lines);
    } else if (fate < 63) {
      event(then, "commit", id, first(lines) + ",\"source\":\"HOLD\"");
      afterCommit(id, then, first(lines));
    } else if (fate < 73) {
      event(then, "release", id, "");
    } else if (fate < 79) {
      event(then, "extend", id, ",\"ttl\":\"PT20M\"");
      event(then.plusSeconds(900), "commit", id, "");
    } else if (fate < 86) {
      String again = chance(50) ? ",\"onExpiry\":\"REACQUIRE\"" : "";
      event(at.plusSeconds(901 + random.nextInt(3000)), "commit", id, again);
    }
    // The others are left to expire.
  }

  private void afterCommit(String id, Instant at, String lines) {
    int fate = random.nextInt(100);
    Instant later = at.plusSeconds(3600 + random.nextInt(100_000));
    if (fate < 3) {
      event(at.plusSeconds(random.nextInt(3600)), "cancel", id, "");
    } else if (fate < 9) {
      event(later, "dispatch", id, "");
      Instant back = later.plus(Duration.ofHours(30));
      if (chance(30)) {
        String off = chance(30) ? ",\"disposition\":\"WRITE_OFF\"" : "";
        event(back, "return", "ret-" + id, ",\"reservation\":\"" + id + "\"" + first(lines) + off);
      } else if (chance(10)) {
        event(back, "cancel", id, "");
      }
    }
  }

  private void supply(int number, Instant at) {
    String sku = stock.article(random);
    if (chance(70)) {
      String line = item(sku, 5 + random.nextInt(40));
      event(at, "receive", "in" + number, ",\"lines\":[" + line + "]");
    } else if (chance(60)) {
      int found = chance(60) ? -1 - random.nextInt(3) : 1 + random.nextInt(2);
      String delta = ",\"sku\":\"" + sku + "\",\"delta\":" + found;
      event(at, "adjust", "adj" + number, delta + ",\"reason\":\"stocktake\"");
    } else {
      String count = ",\"sku\":\"" + sku + "\",\"expected\":" + random.nextInt(9) + ",\"onHand\":7";
      event(at, "count", "cnt" + number, count + ",\"reason\":\"stocktake\"");
    }
  }

  private String basket() {
    StringBuilder lines = new StringBuilder();
    int count = chance(80) ? 1 : 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String sku = chance(2) ? SampleStock.VOUCHERS.get(random.nextInt(3)) : stock.article(random);
      if (random.nextInt(400) == 0) {
        sku = "GONE-" + random.nextInt(100);
      }
      lines.append(i == 0 ? "" : ",").append(item(sku, chance(80) ? 1 : 2 + random.nextInt(3)));
    }
    return ",\"lines\":[" + lines + "]";
  }

  private static String item(String sku, int quantity) {
    return "{\"sku\":\"" + sku + "\",\"quantity\":" + quantity + "}";
  }

  private String seats() {
    String units = "\"" + stock.seat(random) + "\"";
    String more = "\"" + stock.seat(random) + "\"";
    if (chance(40) && !more.equals(units)) {
      units += "," + more;
    }
    return ",\"lines\":[{\"sku\":\"" + stock.show(random) + "\",\"units\":[" + units + "]}]";
  }

  /** The first of several lines. */
  private static String first(String lines) {
    return lines.substring(0, lines.indexOf('}') + 1) + "]";
  }

  private void event(Instant at, String what, String id, String rest) {
    String name = id == null ? "" : ",\"id\":\"" + id + "\"";
    String json = "{\"at\":\"" + at + "\",\"do\":\"" + what + "\"" + name + rest + "}";
    events.add(new Event(at, json));
    if (id != null && chance(4)) {
      // The network, or an impatient thumb.
      events.add(new Event(at.plusSeconds(random.nextInt(90)), json));
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
