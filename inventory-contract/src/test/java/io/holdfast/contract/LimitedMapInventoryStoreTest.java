package io.holdfast.contract;

class LimitedMapInventoryStoreTest extends InventoryStoreContract implements OnLimitedMap {}
