/** The courier, who is found through a queue, and the message to the customer. */
@NullMarked
package io.holdfast.examples.bookstore.courier;

import org.jspecify.annotations.NullMarked;
