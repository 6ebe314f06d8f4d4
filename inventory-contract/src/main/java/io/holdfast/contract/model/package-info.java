/** A naive model of the rules, and random scripts that hold an inventory against it. */
@NullMarked
package io.holdfast.contract.model;

import org.jspecify.annotations.NullMarked;
