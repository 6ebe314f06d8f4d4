/** What stores have in common, for whoever writes one. Hosts need nothing of it. */
@NullMarked
package io.holdfast.inventory.spi.support;

import org.jspecify.annotations.NullMarked;
