/** Tests of the behaviour that a host sees, through an inventory on the store. */
@NullMarked
package io.holdfast.contract.behaviour;

import org.jspecify.annotations.NullMarked;
