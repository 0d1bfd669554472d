package dev.vitrine.tracer.figure;

import dev.vitrine.tracer.figure.FigureKind.Pick;
import dev.vitrine.tracer.figure.FigureOptions.Across;
import dev.vitrine.tracer.figure.FigureOptions.Span;
import dev.vitrine.tracer.trace.StateAt;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One kind of figure over one trace: its picture at any cursor. For one thread.
public final class FigureAt<S> {
  private final FigureKind<S> kind;
  private final StateAt<S> states;

  public FigureAt(FigureKind<S> kind, TraceStore store) {
    this(kind, new StateAt<>(store, kind.empty(), kind::apply));
  }

  private FigureAt(FigureKind<S> kind, StateAt<S> states) {
    this.kind = kind;
    this.states = states;
  }

  /// The same for another thread: what the one has folded the other need not.
  public FigureAt<S> another() {
    return new FigureAt<>(kind, states.another());
  }

  public FigureKind<S> kind() {
    return kind;
  }

  /// The state after the first `cursor` entries.
  public S state(int cursor) {
    return states.at(cursor);
  }

  public Figure figure(int cursor, FigureOptions options) {
    return kind.figure(states.at(cursor), options);
  }

  /// Whether the state at a cursor is folded far enough that asking for it takes no time that a person sees.
  public boolean isNear(int cursor) {
    return states.isNear(cursor);
  }

  /// Folds what was never folded: for a thread of its own. Returns the cursor that it came to.
  public int ahead(BooleanSupplier goOn) {
    return states.ahead(goOn);
  }

  /// How far it was folded.
  public int folded() {
    return states.folded();
  }

  /// How many states are kept for going back.
  public int keyframes() {
    return states.keyframes();
  }

  public String subtitle(int cursor) {
    return kind.subtitle(states.at(cursor));
  }

  public Optional<Across> across(int cursor) {
    return kind.across(states.at(cursor));
  }

  public Object now(int cursor) {
    return kind.now(states.at(cursor));
  }

  public Optional<Pick> pick(int cursor, String markId) {
    return kind.pick(states.at(cursor), markId);
  }

  public Optional<Span> zoomed(int cursor, FigureOptions options, double x, double factor) {
    return kind.zoomed(states.at(cursor), options, x, factor);
  }

  public Optional<Span> dragged(int cursor, FigureOptions options, double dx) {
    return kind.dragged(states.at(cursor), options, dx);
  }
}
