package dev.vitrine.tracer.app;

import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.figure.FigureAt;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.function.Predicate;

/// Steps of a figure: entries after one another that mark the same of it as now are one.
final class FigureSteps {
  /// The farthest that is looked for a step's end: beyond it a person would wait.
  private static final int FAR = 20_000;

  private FigureSteps() {}

  /// The cursor where the next step of the figure has begun; 0 when it is not recorded up to `size`.
  static int after(FigureAt<?> figure, int cursor, int size) {
    Object now = figure.now(cursor);
    int end = Math.min(size, cursor + FAR);
    for (int at = cursor + 1; at <= end; at++) {
      if (at == cursor + FAR || !figure.now(at).equals(now)) {
        return at;
      }
    }
    return 0;
  }

  /// The cursor at the end of the step before.
  static int before(FigureAt<?> figure, int cursor, int first) {
    Object now = figure.now(cursor);
    int at = cursor - 1;
    while (at > first + 1 && at > cursor - FAR && figure.now(at).equals(now)) {
      at--;
    }
    return at;
  }

  /// Whether something else is now after a record of the running server, which is in the store by then. For
  /// the server's threads: the state goes along with them.
  static Predicate<TraceRecord> stop(FigureAt<?> figure, TraceStore store, int cursor) {
    FigureAt<?> own = figure.another();
    Object now = own.now(cursor);
    return _ -> {
      synchronized (own) {
        return !own.now(store.size()).equals(now);
      }
    };
  }
}
