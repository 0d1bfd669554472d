package dev.vitrine.trace;

/// Is told of every step of a server, on the thread that took it, before the next step is taken. Go has
/// no such thing on the side of the server; for a client there is `httptrace.ClientTrace`.
///
/// A tracer that blocks stops that thread there; a [StepGate] does so on purpose, and stops the
/// server's clock with it. One that throws is reported once to the server's error log and dropped.
/// A tracer may call into the server that it traces.
@FunctionalInterface
public interface Tracer {
  /// Called on many threads at once; each thread's own records come in order, those of different
  /// threads may arrive out of the order of [TraceRecord#seq].
  void onEvent(TraceRecord r);

  /// How much it wants; asked once, when a server is built. Default [Detail#STEPS].
  default Detail detail() {
    return Detail.STEPS;
  }

  /// The tracer that wants nothing: a server with it takes no step longer.
  static Tracer none() {
    return NoTracer.INSTANCE;
  }

  /// A tracer that tells each of these, one after the other, and each only what it asks for. One that
  /// throws is dropped alone.
  ///
  /// @throws IllegalArgumentException when one stands behind a [StepGate]: it would be told too late
  static Tracer of(Tracer... inOrder) {
    return TracerList.of(inOrder);
  }

  /// A tracer that never blocks the server: it queues records for `t`, which is told of them on a
  /// thread of its own. Close it to have the last ones delivered.
  ///
  /// @param capacity how many records are queued at most; those that come while the queue is full are
  ///     counted as dropped
  /// @throws IllegalArgumentException when `capacity` is not positive, or `t` contains a [StepGate],
  ///     which could hold nobody from there
  static AsyncTracer async(Tracer t, int capacity) {
    return new AsyncTracer(t, capacity);
  }
}
