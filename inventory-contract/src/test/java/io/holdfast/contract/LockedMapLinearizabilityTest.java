package io.holdfast.contract;

class LockedMapLinearizabilityTest extends LinearizabilityContract implements OnLockedMap {}
