package io.holdfast.contract;

class OptimisticMapLinearizabilityTest extends LinearizabilityContract implements OnOptimisticMap {}
