/** The ports of restock: where requests wait, and how they reach the supplier. */
@NullMarked
package io.holdfast.restock.spi;

import org.jspecify.annotations.NullMarked;
