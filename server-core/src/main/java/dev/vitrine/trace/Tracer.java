package dev.vitrine.trace;

/// Is told of every step of a server, on the thread that took it, before the next step is taken.
///
/// A tracer that blocks stops the server there; a gate does so on purpose. One that
/// throws is reported once to the server's error log and dropped.
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
}
