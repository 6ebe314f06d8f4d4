package io.holdfast.emulators.sns;

/** A text attribute of a message. */
record Attribute(String type, String value) {}
