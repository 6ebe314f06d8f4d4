/** Reads for hosts: availability, listings and their page tokens. */
@NullMarked
package io.holdfast.inventory.internal.query;

import org.jspecify.annotations.NullMarked;
