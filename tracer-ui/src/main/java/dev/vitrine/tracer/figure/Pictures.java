package dev.vitrine.tracer.figure;

import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Pictures of a trace for a page: places are reserved for all that the whole trace has, so that one picture
/// can stand where another stood.
public final class Pictures {
  private Pictures() {}

  /// The figure after all records up to `seq` of a server, or at the end.
  public static <S> Figure at(
      FigureKind<S> kind, TraceStore store, long serverId, OptionalLong seq) {
    return at(kind, store, serverId, seq, FigureOptions.page());
  }

  /// The same with options of one's own.
  public static <S> Figure at(
      FigureKind<S> kind,
      TraceStore store,
      long serverId,
      OptionalLong seq,
      FigureOptions options) {
    int cursor = seq.isEmpty() ? store.size() : store.cursorAt(serverId, seq.getAsLong());
    S state = kind.empty();
    for (int i = start(store); i < cursor; i++) {
      Entry entry = store.get(i);
      if (seq.isEmpty() || entry.seq() <= seq.getAsLong()) {
        state = kind.apply(state, entry);
      }
    }
    return kind.figure(state, kind.reserving(options, end(kind, store)));
  }

  /// The figure before the first step and after each.
  public static <S> List<Figure> frames(
      FigureKind<S> kind, TraceStore store, FigureOptions options) {
    FigureOptions reserved = kind.reserving(options, end(kind, store));
    List<Figure> frames = new ArrayList<>();
    S state = kind.empty();
    frames.add(kind.figure(state, reserved));
    for (int i = start(store); i < store.size(); i++) {
      state = kind.apply(state, store.get(i));
      frames.add(kind.figure(state, reserved));
    }
    return frames;
  }

  private static <S> S end(FigureKind<S> kind, TraceStore store) {
    S state = kind.empty();
    for (int i = start(store); i < store.size(); i++) {
      state = kind.apply(state, store.get(i));
    }
    return state;
  }

  // What was left out reads as one gap before the first entry that is there.
  private static int start(TraceStore store) {
    return Math.max(0, store.first() - 1);
  }
}
