package io.holdfast.benchmarks.dynamodb;

import io.holdfast.benchmarks.load.Goal;
import io.holdfast.benchmarks.load.Quotient;
import io.holdfast.emulators.DynamoDbLocal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The counted cost of operations. No time is measured. {@link Meter} describes what is counted and
 * what is computed.
 *
 * @param rows the rows, one for each operation
 */
public record Costs(List<CostRow> rows) {
  static final String ALONE = "order of one line, alone";
  static final String BATCHED = "order of one line, one of 99 that come together";

  /** Copies the rows. */
  public Costs {
    rows = List.copyOf(rows);
  }

  /** Counts the cost of all operations. */
  public static Costs count(DynamoDbLocal local) throws Exception {
    return count(local, Extent.SHOWN);
  }

  static Costs count(DynamoDbLocal local, Extent extent) throws Exception {
    List<CostRow> rows = new ArrayList<>();
    try (DynamoDbClient uncounted = LocalClient.of(local)) {
      Meter meter = new Meter(uncounted);
      try (DynamoDbClient client = LocalClient.of(local, meter)) {
        try (CountedShop shop = new CountedShop(client, meter, extent)) {
          rows.addAll(new CountedOrders(shop).rows());
        }
        try (CountedShop shop = new CountedShop(client, meter, extent)) {
          rows.addAll(new CountedReads(shop).rows());
        }
        rows.addAll(CountedTickets.rows(client, meter, extent));
      }
    }
    return new Costs(rows);
  }

  CostRow row(String name) {
    return rows.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  /** Returns the goals. */
  public List<Goal> goals() {
    double ratio = row(BATCHED).stockWrites() / row(ALONE).stockWrites();
    return List.of(
        Goal.atMost(
            "18",
            "write units of the stock item for an order, batched / alone",
            Quotient.of(ratio),
            1 / 80.0));
  }

  /** Returns a table with the source of the prices. */
  public String markdown() {
    return CostRow.HEADER
        + "\n"
        + rows.stream().map(CostRow::markdown).collect(Collectors.joining("\n"))
        + "\n\nPrices: "
        + Price.SOURCE
        + ".";
  }
}
