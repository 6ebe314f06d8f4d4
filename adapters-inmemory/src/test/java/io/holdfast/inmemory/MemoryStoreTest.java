package io.holdfast.inmemory;

import io.holdfast.contract.InventoryStoreContract;

/** The port's clauses, in memory. */
class MemoryStoreTest extends InventoryStoreContract implements OnMemory {}
