package dev.vitrine.tracer.figure;

import java.util.List;
import java.util.Optional;

/// A picture as data: what is painted, in painting order, in units of one pixel at scale 1. The JavaFX view
/// and the SVG writer draw this same value. Immutable.
///
/// @param name the figure's name in file names and on the command line: `workflow`
/// @param title one line, for a caption and the document's title
/// @param description what there is to see in this very state, in sentences, for those who cannot see it
public record Figure(
    String name, double width, double height, String title, String description, List<Mark> marks) {
  public Figure {
    marks = List.copyOf(marks);
  }

  public Optional<Mark> mark(String id) {
    return marks.stream().filter(m -> m.id().equals(id)).findFirst();
  }
}
