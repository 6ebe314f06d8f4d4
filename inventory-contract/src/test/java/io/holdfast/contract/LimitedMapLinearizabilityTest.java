package io.holdfast.contract;

class LimitedMapLinearizabilityTest extends LinearizabilityContract implements OnLimitedMap {}
