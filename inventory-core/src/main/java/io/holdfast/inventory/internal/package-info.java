/** The rules and the engine that runs them. Not exported. */
@NullMarked
package io.holdfast.inventory.internal;

import org.jspecify.annotations.NullMarked;
