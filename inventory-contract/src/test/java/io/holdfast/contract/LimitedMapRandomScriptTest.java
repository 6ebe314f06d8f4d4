package io.holdfast.contract;

class LimitedMapRandomScriptTest extends RandomScriptContract implements OnLimitedMap {}
