/** What the services share in their answers over HTTP. */
@NullMarked
package io.holdfast.examples.localfood.web;

import org.jspecify.annotations.NullMarked;
