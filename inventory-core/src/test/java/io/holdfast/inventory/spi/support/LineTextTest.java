package io.holdfast.inventory.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.UnitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineTextTest {
  private static final String NAMES = "abcXYZ019._:-";

  private static Portion pieces(long quantity) {
    return new Portion(quantity, List.of());
  }

  private static ReservationLine line(String sku, Portion... portions) {
    return new ReservationLine(
        new Sku(sku), Location.MAIN, portions[0], portions[1], portions[2], portions[3]);
  }

  @Test
  void isShortForWhatIsCommon() {
    Portion two = pieces(2);
    assertThat(LineText.of(List.of(line("TEE", two, two, Portion.NONE, Portion.NONE))))
        .isEqualTo("TEE*2");
    assertThat(LineText.of(List.of(line("TEE", two, two, two, Portion.NONE))))
        .isEqualTo("TEE*2;=;=");
    assertThat(LineText.of(List.of(line("TEE", pieces(9), two, Portion.NONE, Portion.NONE))))
        .isEqualTo("TEE*9;2");
    assertThat(LineText.of(List.of(line("TEE", two, two, pieces(1), Portion.NONE))))
        .isEqualTo("TEE*2;=;1");
    assertThat(LineText.of(List.of())).isEmpty();
    Portion seats = new Portion(2, List.of(new UnitId("u1"), new UnitId("u2")));
    ReservationLine elsewhere =
        new ReservationLine(
            new Sku("A"), new Location("s1"), seats, seats, Portion.NONE, Portion.NONE);
    assertThat(LineText.of(List.of(elsewhere, line("B", two, two, Portion.NONE, Portion.NONE))))
        .isEqualTo("A@s1*2+u1+u2,B*2");
  }

  @Test
  void whatIsWrittenIsRead() {
    long seed = Long.getLong("holdfast.seed", System.nanoTime());
    System.out.println("lines of any kind: -Dholdfast.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      List<ReservationLine> lines = new ArrayList<>();
      for (int n = random.nextInt(5); n > 0; n--) {
        lines.add(randomLine(random));
      }
      assertThat(LineText.parse(LineText.of(lines)))
          .as("seed %d, run %d", seed, i)
          .isEqualTo(lines);
    }
  }

  @Test
  void refusesWhatItHasNotWritten() {
    for (String text : List.of("TEE", "TEE*", "TEE*x", "TEE*1;2;3;4;5", "*1", "TEE@*1", "a b*1")) {
      assertThatThrownBy(() -> LineText.parse(text))
          .as(text)
          .isInstanceOfAny(IllegalArgumentException.class, InvalidRequestException.class);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> LineText.parse("TEE*1,"));
  }

  private static ReservationLine randomLine(Random random) {
    Portion requested = randomPortion(random);
    Portion taken = random.nextBoolean() ? requested : randomPortion(random);
    Portion committed = random.nextBoolean() ? Portion.NONE : randomPortion(random);
    Portion returned = random.nextBoolean() ? committed : randomPortion(random);
    Location location = random.nextBoolean() ? Location.MAIN : new Location(name(random, 32));
    return new ReservationLine(
        new Sku(name(random, 64)), location, requested, taken, committed, returned);
  }

  private static Portion randomPortion(Random random) {
    List<UnitId> units = new ArrayList<>();
    for (int n = random.nextInt(4) - 1; n > 0; n--) {
      units.add(new UnitId(name(random, 64)));
    }
    return new Portion(random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000), units);
  }

  private static String name(Random random, int most) {
    StringBuilder name = new StringBuilder();
    for (int n = 1 + random.nextInt(most); n > 0; n--) {
      name.append(NAMES.charAt(random.nextInt(NAMES.length())));
    }
    return name.toString();
  }
}
