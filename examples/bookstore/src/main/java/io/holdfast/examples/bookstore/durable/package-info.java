/** An engine on the host's own database, driven by db-scheduler. */
@NullMarked
package io.holdfast.examples.bookstore.durable;

import org.jspecify.annotations.NullMarked;
