package io.holdfast.examples.cli.replay;

import io.holdfast.examples.cli.output.TextTable;
import java.util.Map;

/**
 * What came of a replay.
 *
 * @param skus stock keys of the shop
 * @param lines of the orders, broken ones included
 * @param refusals refused lines by code
 * @param broken lines of both files that could not be used
 * @param onHand pieces on hand in the end, over all stock keys; likewise {@code held} and {@code
 *     committed}
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
        .row("on hand", onHand)
        .row("held", held)
        .row("committed", committed)
        .row("violations", violations)
        .toString();
  }
}
