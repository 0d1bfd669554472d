package dev.vitrine.trace;

/// The absence of a tracer, told by identity.
enum NoTracer implements Tracer {
  INSTANCE;

  @Override
  public void onEvent(TraceRecord r) {}
}
