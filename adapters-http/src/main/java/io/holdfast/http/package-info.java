/**
 * Restock over HTTP, both ways: {@link io.holdfast.http.HttpRestockPublisher} sends requests to a
 * factory, {@link io.holdfast.http.RestockCallback} receives its callbacks on any HTTP server.
 */
@NullMarked
package io.holdfast.http;

import org.jspecify.annotations.NullMarked;
