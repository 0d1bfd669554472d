package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.trace.Entry;
import java.util.Optional;

/// Figure 3.10 of the source text, the detailed HTTP work flow.
public final class DetailedFigure implements FigureKind<DetailedState> {
  private static final String SOURCE = "Figure 3.10";

  @Override
  public String id() {
    return "detailed";
  }

  @Override
  public String title() {
    return "Detailed flow";
  }

  @Override
  public String answers() {
    return "the accept loop, its backoff, and the thread of a connection";
  }

  @Override
  public boolean hasNames() {
    return true;
  }

  @Override
  public DetailedState empty() {
    return DetailedState.EMPTY;
  }

  @Override
  public DetailedState apply(DetailedState state, Entry entry) {
    return state.apply(entry);
  }

  @Override
  public Figure figure(DetailedState state, FigureOptions options) {
    return DetailedLayout.figure(state, options);
  }

  @Override
  public String subtitle(DetailedState state) {
    long total = state.connections().total();
    return state
        .loop()
        .fault()
        .map(f -> SOURCE + " · " + f)
        .orElse(total == 0 ? SOURCE : SOURCE + " · " + Amounts.count(total, "connection"));
  }

  @Override
  public Object now(DetailedState state) {
    record Where(Place place, long connection) {}
    return new Where(state.now().place(), state.now().connectionId());
  }

  /// A token: that connection is followed.
  @Override
  public Optional<Pick> pick(DetailedState state, String markId) {
    String number = markId.startsWith("token:") ? markId.substring(6) : "";
    boolean one = !number.isEmpty() && number.chars().allMatch(Character::isDigit);
    return one ? Optional.of(Pick.connection(Long.parseLong(number))) : Optional.empty();
  }
}
