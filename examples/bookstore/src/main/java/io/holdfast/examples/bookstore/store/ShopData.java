package io.holdfast.examples.bookstore.store;

import io.holdfast.examples.bookstore.points.Points;
import io.holdfast.examples.bookstore.steps.Catalogue;
import io.holdfast.examples.bookstore.steps.Orders;
import io.holdfast.inventory.spi.InventoryStore;

/**
 * What a shop stores: stock and orders, which change together, books, and points.
 *
 * @param inventory the store of the stock
 * @param catalogue the books
 * @param orders the orders, in the same database as the stock
 * @param points the points of the users
 */
public record ShopData(
    InventoryStore inventory, Catalogue catalogue, Orders orders, Points points) {}
