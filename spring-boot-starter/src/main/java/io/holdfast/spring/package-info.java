/**
 * What a Spring Boot host uses of the starter: {@link io.holdfast.spring.TransactionalStock}, the
 * customizers, the qualifier of a separate {@code DataSource}, and the application events.
 */
@NullMarked
package io.holdfast.spring;

import org.jspecify.annotations.NullMarked;
