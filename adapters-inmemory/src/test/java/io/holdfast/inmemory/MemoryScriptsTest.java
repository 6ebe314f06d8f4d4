package io.holdfast.inmemory;

import io.holdfast.contract.RandomScriptContract;

/** Random scripts against the model, in memory. */
class MemoryScriptsTest extends RandomScriptContract implements OnMemory {}
