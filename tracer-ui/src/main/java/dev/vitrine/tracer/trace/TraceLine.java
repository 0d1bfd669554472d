package dev.vitrine.tracer.trace;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// One line of a trace file: a JSON object, to and from what a trace holds.
public final class TraceLine {
  private static final JsonFactory JSON = new JsonFactory();

  private TraceLine() {}

  /// The line of an entry without its end. Envelope first, then the event's fields in the catalogue's order.
  public static String write(Entry entry) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      number(json, "seq", entry.seq());
      json.writeNumberProperty("nanos", entry.nanos());
      if (entry.serverId() != 1) {
        number(json, "server", entry.serverId());
      }
      number(json, "conn", entry.connectionId());
      number(json, "req", entry.requestNo());
      number(json, "tid", entry.threadId());
      if (!entry.threadName().isEmpty()) {
        json.writeStringProperty("thread", entry.threadName());
      }
      json.writeStringProperty("event", entry.event());
      fields(entry).forEach((name, value) -> value(json, name, value));
      json.writeEndObject();
    }
    return out.toString();
  }

  /// Any object as a line without its end: text, numbers, truth values, lists and maps of them.
  public static String writeObject(Map<String, Object> object) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      value(json, object);
    }
    return out.toString();
  }

  private static Map<String, Object> fields(Entry entry) {
    return switch (entry) {
      case Entry.Step step -> {
        Map<String, Object> all = new LinkedHashMap<>(EventFields.of(step.record().event()));
        all.putAll(step.more());
        yield all;
      }
      case Entry.Unknown unknown -> unknown.fields();
      case Entry.Gap gap -> Map.of("dropped", gap.missing());
    };
  }

  private static void number(JsonGenerator json, String name, long value) {
    if (value != 0) {
      json.writeNumberProperty(name, value);
    }
  }

  private static void value(JsonGenerator json, String name, Object value) {
    json.writeName(name);
    value(json, value);
  }

  private static void value(JsonGenerator json, Object value) {
    switch (value) {
      case String text -> json.writeString(text);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      case byte[] data -> json.writeString(Base64.getEncoder().encodeToString(data));
      case Enum<?> constant -> json.writeString(constant.name());
      case List<?> list -> {
        json.writeStartArray();
        list.forEach(item -> value(json, item));
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach((key, item) -> value(json, key.toString(), item));
        json.writeEndObject();
      }
      default -> throw new IllegalArgumentException("no JSON for a " + value.getClass());
    }
  }

  /// The entry of a line.
  ///
  /// @throws IOException when it is no JSON object, or not that of a record; the message says why
  static Entry read(byte[] line, int off, int len) throws IOException {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line, off, len)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      EntryParts parts = new EntryParts();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        JsonToken token = json.nextToken();
        if (token != JsonToken.VALUE_NULL) {
          parts.add(name, readValue(json, token));
        }
      }
      if (json.nextToken() != null) {
        throw new IOException("something follows the JSON object");
      }
      return parts.entry();
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  /// The line as a map in its own order, whole numbers as `Long`; what is null is left out.
  ///
  /// @throws IOException when it is no JSON object; the message says why
  public static Map<String, Object> object(byte[] line, int off, int len) throws IOException {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line, off, len)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      Map<String, Object> all = readObject(json);
      if (json.nextToken() != null) {
        throw new IOException("something follows the JSON object");
      }
      return all;
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  private static IOException notJson(JacksonException e) {
    String why = e.getOriginalMessage();
    return new IOException(why == null ? "not JSON" : firstSentence(why), e);
  }

  private static String firstSentence(String message) {
    String line = message.lines().findFirst().orElse(message);
    int end = line.indexOf(": ");
    return end > 0 && line.length() > 120 ? line.substring(0, end) : line;
  }

  private static Map<String, Object> readObject(JsonParser json) {
    Map<String, Object> all = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (token != JsonToken.VALUE_NULL) {
        all.put(name, readValue(json, token));
      }
    }
    return all;
  }

  private static Object readValue(JsonParser json, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> readObject(json);
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
          if (t != JsonToken.VALUE_NULL) {
            items.add(readValue(json, t));
          }
        }
        yield List.copyOf(items);
      }
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> json.getString();
    };
  }
}
