/** A simple model of the rules, and random scripts that compare an inventory with it. */
@NullMarked
package io.holdfast.contract.model;

import org.jspecify.annotations.NullMarked;
