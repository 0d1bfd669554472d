package dev.vitrine.tracer.figures;

import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.conversation.ConversationFigure;
import dev.vitrine.tracer.figure.detailed.DetailedFigure;
import dev.vitrine.tracer.figure.lanes.LanesFigure;
import dev.vitrine.tracer.figure.routing.RoutingFigure;
import dev.vitrine.tracer.figure.states.StatesFigure;
import dev.vitrine.tracer.figure.workflow.WorkflowFigure;
import java.util.List;
import java.util.Optional;

/// Every kind of figure, in the order in which the window offers them.
public final class Figures {
  private static final List<FigureKind<?>> ALL =
      List.of( //
          new WorkflowFigure(), //
          new DetailedFigure(), //
          new LanesFigure(), //
          new ConversationFigure(), //
          new StatesFigure(), //
          new RoutingFigure());

  private Figures() {}

  public static List<FigureKind<?>> all() {
    return ALL;
  }

  /// The one that stands first and is shown first.
  public static FigureKind<?> first() {
    return ALL.getFirst();
  }

  /// The kind with this [FigureKind#id].
  public static Optional<FigureKind<?>> find(String id) {
    for (FigureKind<?> kind : ALL) {
      if (kind.id().equals(id)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
