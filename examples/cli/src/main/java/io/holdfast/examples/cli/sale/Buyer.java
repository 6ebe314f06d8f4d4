package io.holdfast.examples.cli.sale;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import java.util.List;

/**
 * One buyer and what he is going to do.
 *
 * @param id of the one order, kept through all repetitions
 * @param lines of the order, by SKU
 * @param holds whether he holds before he buys
 * @param abandons whether he lets the hold expire
 * @param cancels whether he cancels what he bought
 * @param copiesAtOnce how often the order is sent again by other clients at the same time
 * @param copiesLater how often the order is sent again some time later
 */
record Buyer(
    ReservationId id,
    List<Line> lines,
    boolean holds,
    boolean abandons,
    boolean cancels,
    int copiesAtOnce,
    int copiesLater) {}
