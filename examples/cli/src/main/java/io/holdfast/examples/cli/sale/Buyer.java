package io.holdfast.examples.cli.sale;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import java.util.List;

/**
 * The plan of one buyer.
 *
 * @param id the id of the buyer's order, the same in all repetitions
 * @param lines the lines of the order, by SKU
 * @param holds true if the buyer holds first
 * @param abandons true if the buyer lets the hold expire
 * @param cancels true if the buyer cancels the sale
 * @param copiesAtOnce the number of copies of the order that other clients send at the same time
 * @param copiesLater the number of copies of the order that are sent later
 */
record Buyer(
    ReservationId id,
    List<Line> lines,
    boolean holds,
    boolean abandons,
    boolean cancels,
    int copiesAtOnce,
    int copiesLater) {}
