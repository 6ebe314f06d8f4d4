package io.holdfast.contract;

class OptimisticMapInventoryStoreTest extends InventoryStoreContract implements OnOptimisticMap {}
