/// Figures as SVG documents.
@NullMarked
package dev.vitrine.tracer.render.svg;

import org.jspecify.annotations.NullMarked;
