/** Orders over HTTP to a small shop on Spring Boot, which keeps a row and an event of each. */
@NullMarked
package io.holdfast.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
