/** The contract of a store as abstract tests, a clock to set, and stores that fail on purpose. */
@NullMarked
package io.holdfast.contract;

import org.jspecify.annotations.NullMarked;
