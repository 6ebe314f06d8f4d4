package io.holdfast.contract;

class LockedMapInventoryStoreTest extends InventoryStoreContract implements OnLockedMap {}
