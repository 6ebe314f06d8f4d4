package io.holdfast.contract;

class OptimisticMapRandomScriptTest extends RandomScriptContract implements OnOptimisticMap {}
