package dev.vitrine.trace;

/// How much a tracer wants to be told. Go has no such thing.
public enum Detail {
  /// Every step.
  STEPS,
  /// Every step, and every byte read or written.
  BYTES
}
