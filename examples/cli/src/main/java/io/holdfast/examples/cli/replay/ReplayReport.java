package io.holdfast.examples.cli.replay;

import io.holdfast.examples.cli.output.TextTable;
import java.util.Map;

/**
 * The result of a replay.
 *
 * @param skus the number of stock keys of the shop
 * @param lines the number of lines of the orders, including broken ones
 * @param refusals the number of refused lines by code
 * @param broken the number of lines of both files that could not be used
 * @param brokenStock those of them that are rows of the stock
 * @param brokenOrders those of them that are lines of the orders
 * @param otherOpenings the number of rows of the stock whose article was there before, with other
 *     stock on hand
 * @param onHand the pieces on hand at the end, over all stock keys; likewise {@code held} and
 *     {@code committed}
 */
record ReplayReport(
    String shop,
    String store,
    int skus,
    long lines,
    long done,
    long replayed,
    long refused,
    Map<String, Long> refusals,
    long broken,
    long brokenStock,
    long brokenOrders,
    long otherOpenings,
    long onHand,
    long held,
    long committed,
    int violations,
    double seconds) {

  String table() {
    TextTable table =
        new TextTable()
            .row("SKUs", skus)
            .row("lines", lines)
            .row("done", done)
            .row("replayed", replayed)
            .row("refused", refused);
    refusals.forEach((code, count) -> table.row("  " + code, count));
    return table
        .row("broken", broken)
        .row("  of the stock", brokenStock)
        .row("  of the orders", brokenOrders)
        .row("other openings", otherOpenings)
        .row("on hand", onHand)
        .row("held", held)
        .row("committed", committed)
        .row("violations", violations)
        .toString();
  }
}
