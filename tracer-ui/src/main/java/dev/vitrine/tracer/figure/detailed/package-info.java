/// The detailed flow figure, Figure 3.10 of the source text: from `ListenAndServe` through the accept loop, with its
/// backoff, to the thread of a connection. A state folded from a trace, and its layout.
@NullMarked
package dev.vitrine.tracer.figure.detailed;

import org.jspecify.annotations.NullMarked;
