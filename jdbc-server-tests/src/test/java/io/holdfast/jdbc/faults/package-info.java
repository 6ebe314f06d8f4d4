/** Tests real faults between a host and its database, and checks what must be true afterwards. */
package io.holdfast.jdbc.faults;
