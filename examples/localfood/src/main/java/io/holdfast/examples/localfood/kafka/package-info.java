/** A Kafka broker inside the JVM. */
@NullMarked
package io.holdfast.examples.localfood.kafka;

import org.jspecify.annotations.NullMarked;
