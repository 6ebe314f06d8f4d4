/** What the services tell each other through Kafka, once each. */
@NullMarked
package io.holdfast.examples.localfood.events;

import org.jspecify.annotations.NullMarked;
