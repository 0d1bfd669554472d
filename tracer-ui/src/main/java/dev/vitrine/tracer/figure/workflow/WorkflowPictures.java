package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Pictures of a trace for a page: rows are reserved for every connection that the whole trace has, so that
/// one picture stands where another stood.
public final class WorkflowPictures {
  private WorkflowPictures() {}

  /// The figure after all records up to `seq` of a server, or at the end.
  public static Figure at(TraceStore store, long serverId, OptionalLong seq) {
    int cursor = seq.isEmpty() ? store.size() : store.cursorAt(serverId, seq.getAsLong());
    WorkflowState state = WorkflowState.EMPTY;
    for (Entry entry : store.snapshot().subList(0, cursor)) {
      if (seq.isEmpty() || entry.seq() <= seq.getAsLong()) {
        state = state.apply(entry);
      }
    }
    return WorkflowLayout.figure(state, options(store));
  }

  /// The figure before the first step and after each.
  public static List<Figure> frames(TraceStore store) {
    WorkflowOptions options = options(store);
    List<Figure> frames = new ArrayList<>();
    WorkflowState state = WorkflowState.EMPTY;
    frames.add(WorkflowLayout.figure(state, options));
    for (Entry entry : store.snapshot()) {
      state = state.apply(entry);
      frames.add(WorkflowLayout.figure(state, options));
    }
    return frames;
  }

  private static WorkflowOptions options(TraceStore store) {
    WorkflowState end = WorkflowState.EMPTY;
    for (Entry entry : store.snapshot()) {
      end = end.apply(entry);
    }
    return WorkflowOptions.page().withRows(end.clients().size());
  }
}
