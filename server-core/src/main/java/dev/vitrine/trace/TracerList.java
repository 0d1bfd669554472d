package dev.vitrine.trace;

import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.BytesSent;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/// Several tracers as one.
///
/// A server takes it apart and tells each part itself, so that its own error log hears of one that
/// fails; [#onEvent] serves whoever calls it from a tracer of his own.
final class TracerList implements Tracer {
  private final List<Tracer> parts;
  private final CopyOnWriteArrayList<Tracer> failed = new CopyOnWriteArrayList<>();
  private final Detail detail;

  private TracerList(List<Tracer> parts) {
    this.parts = List.copyOf(parts);
    this.detail =
        parts.stream().anyMatch(t -> t.detail() == Detail.BYTES) ? Detail.BYTES : Detail.STEPS;
  }

  static Tracer of(Tracer... inOrder) {
    List<Tracer> parts = new ArrayList<>();
    for (Tracer tracer : inOrder) {
      for (Tracer part : partsOf(Objects.requireNonNull(tracer, "tracer"))) {
        if (!parts.isEmpty() && parts.getLast() instanceof StepGate) {
          throw new IllegalArgumentException(
              "a StepGate must be the last tracer: those behind it would see a step after it was"
                  + " released");
        }
        parts.add(part);
      }
    }
    return switch (parts.size()) {
      case 0 -> Tracer.none();
      case 1 -> parts.getFirst();
      default -> new TracerList(parts);
    };
  }

  /// Nothing for [Tracer#none].
  static List<Tracer> partsOf(Tracer tracer) {
    if (tracer instanceof TracerList list) {
      return list.parts;
    }
    return tracer instanceof NoTracer ? List.of() : List.of(tracer);
  }

  @Override
  public void onEvent(TraceRecord r) {
    boolean bytes = r.event() instanceof BytesReceived || r.event() instanceof BytesSent;
    for (Tracer part : parts) {
      if ((!bytes || part.detail() == Detail.BYTES) && !failed.contains(part)) {
        try {
          part.onEvent(r);
        } catch (RuntimeException | Error e) {
          if (failed.addIfAbsent(part)) {
            System.getLogger("dev.vitrine.trace")
                .log(Level.ERROR, "vitrine: a tracer failed and is told nothing more", e);
          }
        }
      }
    }
  }

  @Override
  public Detail detail() {
    return detail;
  }
}
