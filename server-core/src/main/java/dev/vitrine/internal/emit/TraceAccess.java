package dev.vitrine.internal.emit;

import dev.vitrine.trace.StepGate;
import dev.vitrine.trace.Tracer;
import java.lang.invoke.MethodHandles;
import java.util.List;

/// The door to what `dev.vitrine.trace` keeps to itself: what a tracer is made of.
///
/// As the JDK's SharedSecrets: [StepGate] opens it when it is initialised, and nothing becomes
/// public for it.
public abstract class TraceAccess {
  private static volatile TraceAccess door;

  /// For `dev.vitrine.trace` alone.
  protected TraceAccess() {}

  /// The door; never null.
  public static TraceAccess get() {
    TraceAccess open = door;
    if (open == null) {
      try {
        MethodHandles.lookup().ensureInitialized(StepGate.class);
      } catch (IllegalAccessException impossible) {
        throw new AssertionError("StepGate is public", impossible);
      }
      open = door;
    }
    return open;
  }

  /// Called once, by `dev.vitrine.trace`.
  public static void open(TraceAccess access) {
    door = access;
  }

  /// The tracers that `tracer` hands each record to, in order; itself when it is not made of others.
  public abstract List<Tracer> parts(Tracer tracer);

  /// The gate behind a tracer that is one; else null.
  public abstract Gate gate(Tracer tracer);
}
