package io.holdfast.inmemory;

import io.holdfast.contract.LinearizabilityContract;

/** Concurrent histories, in memory. */
class MemoryLinearizabilityTest extends LinearizabilityContract implements OnMemory {}
