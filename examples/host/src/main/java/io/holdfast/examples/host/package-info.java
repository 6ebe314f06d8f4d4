/**
 * The common parts of the example shops: a web server, a store, the connection to a factory, and a
 * factory.
 */
@NullMarked
package io.holdfast.examples.host;

import org.jspecify.annotations.NullMarked;
