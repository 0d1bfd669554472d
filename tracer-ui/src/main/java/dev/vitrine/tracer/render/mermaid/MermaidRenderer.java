package dev.vitrine.tracer.render.mermaid;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.Theme;

/// Writes a figure as Mermaid text, each line ended by `\n`.
public final class MermaidRenderer {
  private MermaidRenderer() {}

  public static String render(Figure figure, Theme theme) {
    return switch (figure.name()) {
      case "states" -> StateDiagram.of(figure, theme);
      case "conversation" -> Sequence.conversation(figure);
      case "lanes" -> Sequence.lanes(figure);
      case "routing" -> Flowchart.routing(figure, theme);
      default -> Flowchart.of(figure, theme);
    };
  }
}
