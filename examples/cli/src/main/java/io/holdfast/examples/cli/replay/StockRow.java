package io.holdfast.examples.cli.replay;

import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.UnitId;
import java.util.List;

/**
 * One row of a stock file.
 *
 * @param line the number of its first line, from 1
 * @param opening the pieces on hand; 0 for stock counted by unit
 * @param units the units on hand; empty for stock counted by quantity
 */
record StockRow(
    long line, Sku sku, Location location, StockPolicy policy, long opening, List<UnitId> units) {}
