/** Sends restock requests to a factory over HTTP. */
@NullMarked
package io.holdfast.http.publisher;

import org.jspecify.annotations.NullMarked;
