/// The real source of the server beside the step that it took: the files as resources, and which marked
/// region of them explains which event.
@NullMarked
package dev.vitrine.tracer.source;

import org.jspecify.annotations.NullMarked;
