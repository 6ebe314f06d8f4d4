/**
 * What the example shops have in common: a web server, a store, the way to a factory, a factory.
 */
@NullMarked
package io.holdfast.examples.host;

import org.jspecify.annotations.NullMarked;
