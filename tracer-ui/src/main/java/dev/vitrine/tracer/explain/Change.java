package dev.vitrine.tracer.explain;

/// A value that a step changed.
///
/// @param name what it is the value of, `open connections`
/// @param before `–` where there was none
/// @param after `–` where there is none any more
public record Change(String name, String before, String after) {}
