/// A figure in the language of Mermaid, for pages that draw it themselves: the connection states as a `stateDiagram-v2`, the
/// bytes both ways and the lanes as a `sequenceDiagram`, the rest as a `flowchart`. Taken from the display list, so it says what
/// the picture says.
@NullMarked
package dev.vitrine.tracer.render.mermaid;

import org.jspecify.annotations.NullMarked;
