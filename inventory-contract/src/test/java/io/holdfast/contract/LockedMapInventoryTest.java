package io.holdfast.contract;

class LockedMapInventoryTest extends InventoryContract implements OnLockedMap {}
