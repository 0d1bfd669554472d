/// Traces: what was recorded, from a live server or a file, and the state at any place in it. Reading order:
/// [dev.vitrine.tracer.trace.Entry], [dev.vitrine.tracer.trace.TraceStore],
/// [dev.vitrine.tracer.trace.StateAt]. Knows no figure.
@NullMarked
package dev.vitrine.tracer.trace;

import org.jspecify.annotations.NullMarked;
