/** Executions over HTTP. */
@NullMarked
package io.holdfast.examples.bookstore.web;

import org.jspecify.annotations.NullMarked;
