package io.holdfast.inventory;

/**
 * The commands of an inventory, blocking and not. Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public interface InventoryCommands extends StockCommands, AsyncStockOperations {}
