/**
 * Restock over HTTP, both ways: {@link io.holdfast.http.HttpRestockPublisher} asks the factory,
 * {@link io.holdfast.http.RestockCallback} takes its answer, on whatever HTTP server the host has.
 */
@NullMarked
package io.holdfast.http;

import org.jspecify.annotations.NullMarked;
