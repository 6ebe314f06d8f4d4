/** The real databases that tests run on: started, killed, started again. */
package io.holdfast.jdbc.servers;
