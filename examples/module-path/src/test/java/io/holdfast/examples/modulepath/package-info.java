/** Starts hosts on the module path, each in a JVM of its own. */
package io.holdfast.examples.modulepath;
