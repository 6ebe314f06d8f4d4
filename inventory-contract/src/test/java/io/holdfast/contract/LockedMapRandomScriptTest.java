package io.holdfast.contract;

class LockedMapRandomScriptTest extends RandomScriptContract implements OnLockedMap {}
