package dev.vitrine.tracer.figure.routing;

import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.trace.Entry;
import java.util.Optional;

/// How a request finds its handler: patterns, candidates, verdicts and the deciding rule.
public final class RoutingFigure implements FigureKind<RoutingState> {
  @Override
  public String id() {
    return "routing";
  }

  @Override
  public String title() {
    return "Routing";
  }

  @Override
  public String answers() {
    return "which pattern wins, and why";
  }

  @Override
  public RoutingState empty() {
    return RoutingState.EMPTY;
  }

  @Override
  public RoutingState apply(RoutingState state, Entry entry) {
    return state.apply(entry);
  }

  @Override
  public Figure figure(RoutingState state, FigureOptions options) {
    return RoutingLayout.figure(state, options);
  }

  @Override
  public String subtitle(RoutingState state) {
    Optional<Asked> shown = state.shown(0);
    String mux =
        shown.isPresent() && shown.get().kind().equals("default-mux") ? " on the default mux" : "";
    return state
        .patterns(shown)
        .map(known -> Amounts.count(known.patterns().size(), "pattern") + mux)
        .orElse("no patterns");
  }

  @Override
  public Object now(RoutingState state) {
    return state.now();
  }

  /// A pattern is explained in the box below, and the code of the step that decided is shown.
  @Override
  public Optional<Pick> pick(RoutingState state, String markId) {
    if (RowPainter.isPattern(markId)) {
      return Optional.of(Pick.part(markId, state.shown(0).map(Asked::seq).orElse(0L)));
    }
    return markId.equals("node:ruling") || markId.equals("node:request")
        ? Optional.of(new Pick(Optional.empty(), 0, 0))
        : Optional.empty();
  }
}
