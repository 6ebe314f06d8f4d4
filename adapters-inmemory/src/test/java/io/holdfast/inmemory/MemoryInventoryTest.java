package io.holdfast.inmemory;

import io.holdfast.contract.InventoryContract;

/** Every case of the rules, in memory. */
class MemoryInventoryTest extends InventoryContract implements OnMemory {}
