/** What a host can ask for, one file for each: a command decides on a working copy. */
@NullMarked
package io.holdfast.inventory.internal.command;

import org.jspecify.annotations.NullMarked;
