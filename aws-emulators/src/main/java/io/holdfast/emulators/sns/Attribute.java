package io.holdfast.emulators.sns;

/** An attribute of a message that is text. */
record Attribute(String type, String value) {}
