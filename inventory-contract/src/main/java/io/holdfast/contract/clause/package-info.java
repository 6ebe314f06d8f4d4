/** Tests of a store alone, one class for each clause of its port. */
@NullMarked
package io.holdfast.contract.clause;

import org.jspecify.annotations.NullMarked;
