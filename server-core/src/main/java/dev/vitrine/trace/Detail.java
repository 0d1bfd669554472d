package dev.vitrine.trace;

/// How much a tracer wants to be told.
public enum Detail {
  /// Every step.
  STEPS,
  /// Every step, and every byte read or written.
  BYTES
}
