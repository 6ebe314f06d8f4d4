/** The search for an explanation, tried on histories that are known to have one or none. */
@NullMarked
package io.holdfast.contract.history;

import org.jspecify.annotations.NullMarked;
