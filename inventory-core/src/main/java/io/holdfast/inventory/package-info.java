/** The API for hosts: {@link io.holdfast.inventory.Inventory}, its requests and its results. */
@NullMarked
package io.holdfast.inventory;

import org.jspecify.annotations.NullMarked;
