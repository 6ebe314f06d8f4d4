/** Code that stores share, for authors of stores. Hosts do not need it. */
@NullMarked
package io.holdfast.inventory.spi.support;

import org.jspecify.annotations.NullMarked;
