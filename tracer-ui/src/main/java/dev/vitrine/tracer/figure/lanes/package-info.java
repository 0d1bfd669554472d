/// The lanes: one line for each thread over time, who runs and who waits. A state folded from a trace, a scale of time, and
/// the layout.
@NullMarked
package dev.vitrine.tracer.figure.lanes;

import org.jspecify.annotations.NullMarked;
