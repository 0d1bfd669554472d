package dev.vitrine.trace;

import java.util.List;
import java.util.Map;

/// Takes an event apart: its name, then its fields in their order. See [EventFields].
interface FieldSink {
  /// The event's name; called first.
  FieldSink event(String name);

  /// A text; null means that the field is absent.
  FieldSink text(String name, String value);

  FieldSink number(String name, long value);

  FieldSink flag(String name, boolean value);

  FieldSink texts(String name, List<String> values);

  FieldSink map(String name, Map<String, String> values);

  FieldSink lists(String name, Map<String, List<String>> values);

  FieldSink bytes(String name, byte[] value);
}
