/** For tests of a Spring Boot host. */
@NullMarked
package io.holdfast.spring.test;

import org.jspecify.annotations.NullMarked;
