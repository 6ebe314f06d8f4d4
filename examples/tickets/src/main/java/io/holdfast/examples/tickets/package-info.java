/** A host that sells seats. Its tests show how a host tests its own code. */
@NullMarked
package io.holdfast.examples.tickets;

import org.jspecify.annotations.NullMarked;
