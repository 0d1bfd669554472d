/// Figures as data: shapes, colours by meaning, text measured without a toolkit. A figure's state is folded
/// from a trace, laid out here, and painted by a renderer; nothing here knows JavaFX.
@NullMarked
package dev.vitrine.tracer.figure;

import org.jspecify.annotations.NullMarked;
