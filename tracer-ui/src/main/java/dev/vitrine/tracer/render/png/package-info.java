/// A figure as pixels, drawn by Java2D without a display and without JavaFX: [dev.vitrine.tracer.render.png.PngRenderer]
/// paints the display list, [dev.vitrine.tracer.render.png.Faces] finds the fonts.
@NullMarked
package dev.vitrine.tracer.render.png;

import org.jspecify.annotations.NullMarked;
