package io.micrometer.tracing;

/** Stands for the tracer of micrometer-tracing, of which the starter knows only the name. */
public interface Tracer {}
