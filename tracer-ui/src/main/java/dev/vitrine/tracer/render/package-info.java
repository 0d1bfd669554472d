/// A figure as a file: [dev.vitrine.tracer.render.Format] names the formats, and each has a package of its own. The window
/// draws the same figures with `render.fx`.
@NullMarked
package dev.vitrine.tracer.render;

import org.jspecify.annotations.NullMarked;
