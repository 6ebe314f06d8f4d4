/** Tests of a store without the rules, one class for each clause of its port. */
@NullMarked
package io.holdfast.contract.clause;

import org.jspecify.annotations.NullMarked;
