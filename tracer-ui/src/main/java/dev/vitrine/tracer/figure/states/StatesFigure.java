package dev.vitrine.tracer.figure.states;

import dev.vitrine.http.ConnState;
import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.trace.Entry;
import java.util.Optional;

/// The states of connections, drawn from the table that the server enforces.
public final class StatesFigure implements FigureKind<StatesState> {
  private static final String NODE = "node:";
  private static final String TOKEN = "token:";

  @Override
  public String id() {
    return "states";
  }

  @Override
  public String title() {
    return "States";
  }

  @Override
  public String answers() {
    return "what a connection may become, and what each is now";
  }

  @Override
  public StatesState empty() {
    return StatesState.EMPTY;
  }

  @Override
  public StatesState apply(StatesState state, Entry entry) {
    return state.apply(entry);
  }

  @Override
  public Figure figure(StatesState state, FigureOptions options) {
    return StatesLayout.figure(state, options);
  }

  @Override
  public String subtitle(StatesState state) {
    return "ConnState"
        + (state.courses().isEmpty()
            ? ""
            : " · " + Amounts.count(state.courses().size(), "connection"));
  }

  @Override
  public Object now(StatesState state) {
    return state.now();
  }

  /// A token follows its connection; a state, the latest connection that is in it.
  @Override
  public Optional<Pick> pick(StatesState state, String markId) {
    if (markId.startsWith(TOKEN)) {
      return Optional.of(Pick.connection(Long.parseLong(markId.substring(TOKEN.length()))));
    }
    for (ConnState s : ConnState.values()) {
      if (markId.equals(NODE + Change.id(s))) {
        return state.courses().descendingMap().values().stream()
            .filter(c -> c.known() && c.state() == s)
            .findFirst()
            .map(c -> Pick.connection(c.id()));
      }
    }
    return Optional.empty();
  }
}
