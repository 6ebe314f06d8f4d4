/** Starts, kills and restarts the real databases that tests run on. */
package io.holdfast.jdbc.servers;
