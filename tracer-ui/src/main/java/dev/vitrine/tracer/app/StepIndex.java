package dev.vitrine.tracer.app;

import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.EventKinds;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The stage of every record of a store, one byte each, and how many there are of each stage: what
/// the timeline and the chips need again and again. Grows with the store, on the JavaFX thread.
final class StepIndex {
  /// An event of no stage, such as bytes or one that this version does not know.
  static final int NO_STAGE = 31;

  private static final int ERROR = 32;
  private static final List<Stage> STAGES = List.of(Stage.values());

  private byte[] stages = new byte[256];
  private final int[] counts = new int[Stage.values().length];
  private int size;
  private long connections;
  private final Map<Integer, Long> connectionByPort = new HashMap<>();

  /// Takes in the records that came since the last call, up to `newSize`.
  void grow(TraceStore store, int newSize) {
    if (newSize > stages.length) {
      stages = Arrays.copyOf(stages, Math.max(newSize, stages.length * 2));
    }
    for (; size < newSize; size++) {
      int kind = store.kind(size);
      Stage stage = Steps.stage(kind);
      boolean error = Steps.isError(kind);
      stages[size] = (byte) (row(stage) | (error ? ERROR : 0));
      if (stage != null) {
        counts[row(stage)]++;
      }
      if (error) {
        counts[row(Stage.ERROR)]++;
      }
      connections = Math.max(connections, store.connection(size));
      if (EventKinds.blank(kind) instanceof Accepted
          && store.get(size) instanceof Entry.Step(var step, _)
          && step.event() instanceof Accepted(String remote, String _)) {
        int port = Integer.parseInt(remote.substring(remote.lastIndexOf(':') + 1));
        connectionByPort.put(port, step.connectionId());
      }
    }
  }

  /// The newest connection from this port of a client on this machine; 0 when there is none.
  long connectionFrom(int port) {
    return connectionByPort.getOrDefault(port, 0L);
  }

  int size() {
    return size;
  }

  // The row of a stage on the timeline: its place in the flow.
  private static int row(@Nullable Stage stage) {
    return stage == null ? NO_STAGE : STAGES.indexOf(stage);
  }

  /// The stage's place in the flow from 0, or `NO_STAGE`, of the record at `index` from 0.
  int stage(int index) {
    return stages[index] & NO_STAGE;
  }

  boolean error(int index) {
    return (stages[index] & ERROR) != 0;
  }

  /// How many records are of this stage; for `ERROR`, how many are failures of whatever stage.
  int count(Stage stage) {
    return counts[row(stage)];
  }

  /// The highest connection number so far.
  long connections() {
    return connections;
  }
}
