package io.holdfast.contract;

class OptimisticMapInventoryTest extends InventoryContract implements OnOptimisticMap {}
