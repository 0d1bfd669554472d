package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.trace.Entry;
import java.util.Optional;

/// Figure 3.9 of the source text, the HTTP work flow.
public final class WorkflowFigure implements FigureKind<WorkflowState> {
  private static final String SOURCE = "Figure 3.9";

  @Override
  public String id() {
    return "workflow";
  }

  @Override
  public String title() {
    return "Work flow";
  }

  @Override
  public String answers() {
    return "from the listening socket to the response";
  }

  @Override
  public WorkflowState empty() {
    return WorkflowState.EMPTY;
  }

  @Override
  public WorkflowState apply(WorkflowState state, Entry entry) {
    return state.apply(entry);
  }

  @Override
  public Figure figure(WorkflowState state, FigureOptions options) {
    return WorkflowLayout.figure(state, options);
  }

  @Override
  public String subtitle(WorkflowState state) {
    int clients = state.clients().size();
    return clients == 0
        ? SOURCE
        : SOURCE + " · " + clients + (clients == 1 ? " client" : " clients");
  }

  @Override
  public Object now(WorkflowState state) {
    record Where(Place place, long connection) {}
    return new Where(state.now().place(), state.now().connectionId());
  }

  @Override
  public FigureOptions reserving(FigureOptions options, WorkflowState end) {
    return options.withRows(end.clients().size());
  }

  /// A client, its socket, its handler or its token: that connection is followed.
  @Override
  public Optional<Pick> pick(WorkflowState state, String markId) {
    int colon = markId.lastIndexOf(':');
    String number = markId.substring(colon + 1);
    if (colon < 0 || number.isEmpty() || !number.chars().allMatch(Character::isDigit)) {
      return Optional.empty();
    }
    return Optional.of(Pick.connection(Long.parseLong(number)));
  }
}
