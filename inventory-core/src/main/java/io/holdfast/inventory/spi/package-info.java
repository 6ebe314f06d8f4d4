/** The driven port that a store implements. A store loads and writes; it knows no rule. */
@NullMarked
package io.holdfast.inventory.spi;

import org.jspecify.annotations.NullMarked;
