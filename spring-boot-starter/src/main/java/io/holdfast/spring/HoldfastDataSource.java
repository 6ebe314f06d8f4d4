package io.holdfast.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks the {@code DataSource} that the inventory uses instead of the host's primary one: a
 * separate pool on the same database. The pool of the host then keeps its own size and settings.
 *
 * <pre>{@code
 * @Bean(defaultCandidate = false)
 * @HoldfastDataSource
 * DataSource stockPool() { ... }
 * }</pre>
 *
 * <p>With {@code defaultCandidate = false}, Spring Boot still creates the primary {@code
 * DataSource}.
 *
 * @since 0.1.0
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface HoldfastDataSource {}
