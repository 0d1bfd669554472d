/// A figure in the characters of a terminal: [dev.vitrine.tracer.render.text.TextRenderer] takes apart the display list,
/// [dev.vitrine.tracer.render.text.Axis] finds a column and a row for each place, and
/// [dev.vitrine.tracer.render.text.Grid] joins lines into box-drawing characters.
@NullMarked
package dev.vitrine.tracer.render.text;

import org.jspecify.annotations.NullMarked;
