package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's quick start, compiled and asserted. */
class QuickStartTest {
  @Test
  void theQuickStartDoesWhatItSays() {
    // quick start
    Inventory inventory = Inventory.create(InMemoryInventoryStore.create());

    ShopId shop = new ShopId("tea-house");
    StockKey sencha = StockKey.of(shop, new Sku("sencha"));
    inventory.define(StockDefinition.withOpening(sencha, 2)).orElseThrow();

    // Take one for a while, then make it permanent under the same id.
    ReservationId ann = new ReservationId("order-ann");
    inventory.hold(HoldRequest.of(shop, ann, Duration.ofMinutes(10), Line.of("sencha", 1)));
    Outcome<Reservation> sold = inventory.commit(CommitRequest.ofHold(shop, ann));

    // A repeated call has no second effect and says so.
    Outcome<Reservation> again = inventory.commit(CommitRequest.ofHold(shop, ann));

    // Without a hold: one atomic claim. There is one left, not two.
    ReservationId bob = new ReservationId("order-bob");
    String answer =
        inventory
            .commit(CommitRequest.of(shop, bob, Line.of("sencha", 2)))
            .fold(reservation -> "sold", refusal -> "sorry: " + refusal.code());
    // end
    assertThat(sold.isDone()).isTrue();
    assertThat(again.isReplayed()).isTrue();
    assertThat(answer).isEqualTo("sorry: INSUFFICIENT_STOCK");
    assertThat(inventory.level(sencha).orElseThrow().available()).isEqualTo(1);
    assertThat(inventory.verify(shop).isClean()).isTrue();
  }

  @Test
  void theReadmeShowsThisVeryCode() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/holdfast/inmemory/QuickStartTest.java"));
    int from = source.indexOf("// quick start\n") + "// quick start\n".length();
    String code =
        source.substring(from, source.indexOf("    // end\n")).stripTrailing().stripIndent();

    String imports =
        source
            .lines()
            .filter(
                line ->
                    line.startsWith("import io.holdfast") || line.startsWith("import java.time"))
            .collect(Collectors.joining("\n"));
    assertThat(Files.readString(Path.of("../README.md"))).contains(code).contains(imports);
  }
}
