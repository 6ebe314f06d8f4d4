/** The contract of a store as abstract tests, a settable clock, and stores with injected faults. */
@NullMarked
package io.holdfast.contract;

import org.jspecify.annotations.NullMarked;
