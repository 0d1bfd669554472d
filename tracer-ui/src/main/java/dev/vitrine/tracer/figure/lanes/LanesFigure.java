package dev.vitrine.tracer.figure.lanes;

import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.FigureOptions.Across;
import dev.vitrine.tracer.figure.FigureOptions.Span;
import dev.vitrine.tracer.trace.Entry;
import java.util.Optional;

/// One lane for each thread over time: who waits, who runs.
public final class LanesFigure implements FigureKind<LanesState> {
  /// Nothing shorter is worth looking at: steps lie microseconds apart.
  private static final long SHORTEST_NANOS = 10_000;

  private static final long SHORTEST_STEPS = 4;

  @Override
  public String id() {
    return "lanes";
  }

  @Override
  public String title() {
    return "Lanes";
  }

  @Override
  public String answers() {
    return "who waits and who runs";
  }

  /// Steps, where most were taken while the clock stood still: a server that is held at each of them.
  @Override
  public Optional<Across> across(LanesState state) {
    boolean held = state.steps() > 1 && 2 * state.stood() >= state.steps() - 1;
    return Optional.of(held ? Across.STEPS : Across.TIME);
  }

  @Override
  public LanesState empty() {
    return LanesState.EMPTY;
  }

  @Override
  public LanesState apply(LanesState state, Entry entry) {
    return state.apply(entry);
  }

  @Override
  public Figure figure(LanesState state, FigureOptions options) {
    return LanesLayout.figure(state, options);
  }

  @Override
  public String subtitle(LanesState state) {
    int count = state.connections();
    return "one line for each thread"
        + (count == 0 ? "" : " · " + Amounts.count(count, "connection"));
  }

  /// A thread goes on to another thing.
  @Override
  public Object now(LanesState state) {
    record Where(long lane, Doing doing) {}
    Doing doing =
        (state.now() == 0 ? state.accept() : state.find(state.now()))
            .map(Lane::doing)
            .orElse(Doing.WAITING);
    return new Where(state.now(), doing);
  }

  @Override
  public FigureOptions reserving(FigureOptions options, LanesState end) {
    return options.withRows(end.connections());
  }

  /// A lane: that connection is followed.
  @Override
  public Optional<Pick> pick(LanesState state, String markId) {
    String number = markId.substring(markId.lastIndexOf(':') + 1);
    boolean one = !number.isEmpty() && number.chars().allMatch(Character::isDigit);
    return one && !number.equals("0")
        ? Optional.of(Pick.connection(Long.parseLong(number)))
        : Optional.empty();
  }

  @Override
  public Optional<Span> zoomed(LanesState state, FigureOptions options, double x, double factor) {
    Frame frame = new Frame(state, options);
    LaneScale scale = frame.scale;
    long whole = frame.now() - new Frame(state, options.withSpan(Optional.empty())).scale.from();
    long seen = options.span().map(Span::length).orElse(scale.to() - scale.from());
    long shortest = options.across() == Across.TIME ? SHORTEST_NANOS : SHORTEST_STEPS;
    long length = Math.max(shortest, Math.round(seen / factor));
    if (length >= whole * 1.1) {
      return Optional.empty();
    }
    long about = scale.timeAt(x);
    double part = (double) (about - scale.from()) / Math.max(1, seen);
    long from = Math.max(0, about - Math.round(length * Math.clamp(part, 0, 1)));
    return Optional.of(new Span(from, from + length));
  }

  @Override
  public Optional<Span> dragged(LanesState state, FigureOptions options, double dx) {
    if (options.span().isEmpty()) {
      return Optional.empty();
    }
    Span span = options.span().get();
    Frame frame = new Frame(state, options);
    long shift = Math.round(dx / frame.scale.perUnit());
    long from = Math.clamp(span.from() - shift, 0, Math.max(0, frame.now() - span.length() / 2));
    return Optional.of(new Span(from, from + span.length()));
  }
}
