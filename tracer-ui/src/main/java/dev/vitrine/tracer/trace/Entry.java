package dev.vitrine.tracer.trace;

import dev.vitrine.trace.TraceRecord;
import java.util.Map;

/// One thing that a trace holds, in the order of arrival: a step that this version knows, one that it does
/// not know and keeps as it is, or a gap where steps are missing.
public sealed interface Entry {
  /// The step's number on its server; 0 for a [Gap].
  long seq();

  /// Nanoseconds on the server's clock since its first event.
  long nanos();

  long serverId();

  /// 0 for what belongs to the server itself.
  long connectionId();

  /// The request's number on its connection; 0 outside of a request.
  long requestNo();

  long threadId();

  String threadName();

  /// The simple name of the event, as it stands in the file.
  String event();

  /// A step of the catalogue.
  ///
  /// @param more fields that a later version added to the event, kept as they are; mostly empty
  record Step(TraceRecord record, Map<String, Object> more) implements Entry {
    public Step(TraceRecord record) {
      this(record, Map.of());
    }

    @Override
    public long seq() {
      return record.seq();
    }

    @Override
    public long nanos() {
      return record.nanos();
    }

    @Override
    public long serverId() {
      return record.serverId();
    }

    @Override
    public long connectionId() {
      return record.connectionId();
    }

    @Override
    public long requestNo() {
      return record.requestNo();
    }

    @Override
    public long threadId() {
      return record.threadId();
    }

    @Override
    public String threadName() {
      return record.threadName();
    }

    @Override
    public String event() {
      return record.event().getClass().getSimpleName();
    }
  }

  /// A step whose event a later version added: name and fields as they are, shown and never an error. Field
  /// values are `String`, `Long`, `Double`, `Boolean`, `List` and `Map`.
  record Unknown(
      long seq,
      long nanos,
      long serverId,
      long connectionId,
      long requestNo,
      long threadId,
      String threadName,
      String event,
      Map<String, Object> fields)
      implements Entry {}

  /// Steps are missing here: the viewer was too slow, or the ring too small. Connections that were open
  /// before it are unknown until their next step.
  record Gap(long missing, long nanos, long serverId) implements Entry {
    @Override
    public long seq() {
      return 0;
    }

    @Override
    public long connectionId() {
      return 0;
    }

    @Override
    public long requestNo() {
      return 0;
    }

    @Override
    public long threadId() {
      return 0;
    }

    @Override
    public String threadName() {
      return "";
    }

    @Override
    public String event() {
      return "Gap";
    }
  }
}
