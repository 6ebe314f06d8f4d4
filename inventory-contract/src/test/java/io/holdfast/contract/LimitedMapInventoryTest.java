package io.holdfast.contract;

class LimitedMapInventoryTest extends InventoryContract implements OnLimitedMap {}
