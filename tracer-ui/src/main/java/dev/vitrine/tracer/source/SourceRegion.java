package dev.vitrine.tracer.source;

import java.util.List;

/// A marked part of a source file of the server: what takes a step.
///
/// @param path the file, `dev/vitrine/internal/accept/AcceptLoop.java`
/// @param name the region's name, `accept`
/// @param file the whole file without the lines that mark regions, which keep their numbers
/// @param first the number of the region's first line
/// @param last the number of its last line
public record SourceRegion(String path, String name, List<Line> file, int first, int last) {
  /// One line of the file: its number as an editor shows it, from 1.
  public record Line(int number, String text) {}

  public SourceRegion {
    file = List.copyOf(file);
  }

  /// `AcceptLoop.java #accept`: how the code panel names it.
  public String label() {
    return path.substring(path.lastIndexOf('/') + 1) + " #" + name;
  }

  /// The lines of the region alone.
  public List<Line> lines() {
    return file.stream().filter(l -> contains(l.number())).toList();
  }

  public boolean contains(int line) {
    return line >= first && line <= last;
  }
}
