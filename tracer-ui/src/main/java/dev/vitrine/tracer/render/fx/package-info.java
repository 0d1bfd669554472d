/// Draws figures with JavaFX: the display list of `dev.vitrine.tracer.figure` becomes shapes and texts.
///
/// Everything that a figure says is decided before this package: here a node gets its colours, an
/// edge its arrow head, and a token its way along the edge. The SVG renderer draws the same value.
///
/// Read `FigureView` first, then `FxShapes`, then `Motion`.
@NullMarked
package dev.vitrine.tracer.render.fx;

import org.jspecify.annotations.NullMarked;
