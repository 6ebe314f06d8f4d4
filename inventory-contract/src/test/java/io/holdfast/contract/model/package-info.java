/** Tests of the commands of random scripts. */
@NullMarked
package io.holdfast.contract.model;

import org.jspecify.annotations.NullMarked;
