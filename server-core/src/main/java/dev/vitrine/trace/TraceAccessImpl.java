package dev.vitrine.trace;

import dev.vitrine.internal.emit.Gate;
import dev.vitrine.internal.emit.TraceAccess;
import java.util.List;

/// Opens this package to the server; each method is one call. See [TraceAccess].
final class TraceAccessImpl extends TraceAccess {
  @Override
  public List<Tracer> parts(Tracer tracer) {
    return TracerList.partsOf(tracer);
  }

  @Override
  public Gate gate(Tracer tracer) {
    return tracer instanceof StepGate gate ? gate.door() : null;
  }
}
