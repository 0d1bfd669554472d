/// Which figures there are: [dev.vitrine.tracer.figures.Figures] names each kind once, and the window, the command
/// line and the diagrams take them from there.
@NullMarked
package dev.vitrine.tracer.figures;

import org.jspecify.annotations.NullMarked;
