/**
 * What goes wrong between a host and its database, provoked for real, and what must be true
 * afterwards.
 */
package io.holdfast.jdbc.faults;
