package dev.vitrine.tracer.trace;

import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.trace.EventFields.Shape;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of one line of a trace, put where they belong as they are read: the envelope's, the event's, and
/// those that only a later version knows. A file's fields come in the format's order, but need not.
final class EntryParts {
  private long seq;
  private long nanos;
  private long server = 1;
  private long conn;
  private long req;
  private long tid;
  private String thread = "";
  private @Nullable String event;
  private @Nullable Shape shape; // null: the event is unknown, or was not read yet
  private @Nullable Object[] values = {};
  private @Nullable Map<String, Object> more;

  void add(String name, Object value) throws IOException {
    switch (name) {
      case "seq" -> seq = number(name, value);
      case "nanos" -> nanos = number(name, value);
      case "server" -> server = number(name, value);
      case "conn" -> conn = number(name, value);
      case "req" -> req = number(name, value);
      case "tid" -> tid = number(name, value);
      case "thread" -> thread = value instanceof String text ? text : "";
      case "event" -> event(value);
      default -> field(name, value);
    }
  }

  private static long number(String name, Object value) throws IOException {
    if (value instanceof Long number) {
      return number;
    }
    throw new IOException("the field " + name + " is not a whole number");
  }

  private void event(Object value) throws IOException {
    if (!(value instanceof String text)) {
      throw new IOException("no event");
    }
    event = text;
    shape = EventFields.shape(text);
    if (shape != null) {
      values = new Object[shape.size()];
    }
    Map<String, Object> early = more;
    more = null;
    if (early != null) {
      early.forEach(this::field);
    }
  }

  private void field(String name, Object value) {
    int at = shape == null ? -1 : shape.indexOf(name);
    if (at >= 0) {
      values[at] = value;
      return;
    }
    if (more == null) {
      more = new LinkedHashMap<>();
    }
    more.put(name, value);
  }

  /// @throws IOException when they make no record; the message says why
  Entry entry() throws IOException {
    if (event == null) {
      throw new IOException("no event");
    }
    Map<String, Object> rest = more == null ? Map.of() : more;
    if (shape == null) {
      return new Entry.Unknown(seq, nanos, server, conn, req, tid, thread, event, rest);
    }
    try {
      return new Entry.Step(
          new TraceRecord(seq, nanos, server, conn, req, tid, thread, shape.event(values)), rest);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException(event + ": " + e.getMessage(), e);
    }
  }
}
