package dev.vitrine.trace;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Writes the lines of a trace file, one JSON object each, into memory. The format is told in
/// docs/trace-format.md.
///
/// By hand, since the server depends on the JDK alone. Text goes out as UTF-8; what JSON forbids in a
/// string is escaped, and so is half of a surrogate pair, which UTF-8 could not say. Not for several
/// threads at once.
final class TraceJson implements FieldSink {
  private static final byte[] HEX = ascii("0123456789abcdef");

  private byte[] out = new byte[1024];
  private int size;

  /// The first line of a trace.
  TraceJson header(Instant started) {
    raw("{\"vitrine\":1,\"server\":\"vitrine\"");
    text("started", started.toString());
    text("java", Runtime.version().toString());
    raw("}\n");
    return this;
  }

  // @start region="trace-line"
  /// The line of one record, with its line feed. Ids that are 0 and fields that are null are left
  /// out, and so is the first server's number.
  TraceJson line(TraceRecord r) {
    raw("{\"seq\":");
    digits(r.seq());
    number("nanos", r.nanos());
    if (r.serverId() != 1) {
      id("server", r.serverId());
    }
    id("conn", r.connectionId());
    id("req", r.requestNo());
    id("tid", r.threadId());
    text("thread", r.threadName());
    EventFields.write(r.event(), this);
    raw("}\n");
    return this;
  }

  // @end region="trace-line"

  private void id(String name, long value) {
    if (value != 0) {
      number(name, value);
    }
  }

  @Override
  public TraceJson event(String name) {
    return text("event", name);
  }

  @Override
  public TraceJson text(String name, String value) {
    if (value != null) {
      key(name);
      string(value);
    }
    return this;
  }

  @Override
  public TraceJson number(String name, long value) {
    key(name);
    digits(value);
    return this;
  }

  @Override
  public TraceJson flag(String name, boolean value) {
    key(name);
    raw(value ? "true" : "false");
    return this;
  }

  @Override
  public TraceJson texts(String name, List<String> values) {
    key(name);
    array(values);
    return this;
  }

  @Override
  public TraceJson map(String name, Map<String, String> values) {
    key(name);
    put('{');
    boolean first = true;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      memberName(entry.getKey(), first);
      string(entry.getValue());
      first = false;
    }
    put('}');
    return this;
  }

  @Override
  public TraceJson lists(String name, Map<String, List<String>> values) {
    key(name);
    put('{');
    boolean first = true;
    for (Map.Entry<String, List<String>> entry : values.entrySet()) {
      memberName(entry.getKey(), first);
      array(entry.getValue());
      first = false;
    }
    put('}');
    return this;
  }

  @Override
  public TraceJson bytes(String name, byte[] value) {
    key(name);
    put('"');
    append(Base64.getEncoder().encode(value));
    put('"');
    return this;
  }

  /// A name of ours, which needs no escape; never the first member.
  private void key(String name) {
    raw(",\"");
    raw(name);
    raw("\":");
  }

  private void memberName(String name, boolean first) {
    if (!first) {
      put(',');
    }
    string(name);
    put(':');
  }

  private void array(List<String> values) {
    put('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        put(',');
      }
      string(values.get(i));
    }
    put(']');
  }

  private void string(String s) {
    ensure(s.length() + 2);
    put('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c >= ' ' && c < 0x7f) {
        if (c == '"' || c == '\\') {
          put('\\');
        }
        put(c);
      } else if (c < ' ' || c == 0x7f) {
        control(c);
      } else if (c < 0x800) {
        put(0xc0 | c >> 6);
        put(0x80 | c & 0x3f);
      } else if (!Character.isSurrogate(c)) {
        put(0xe0 | c >> 12);
        put(0x80 | c >> 6 & 0x3f);
        put(0x80 | c & 0x3f);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < s.length()
          && Character.isLowSurrogate(s.charAt(i + 1))) {
        pair(Character.toCodePoint(c, s.charAt(++i)));
      } else {
        unicodeEscape(c);
      }
    }
    put('"');
  }

  private void pair(int codePoint) {
    put(0xf0 | codePoint >> 18);
    put(0x80 | codePoint >> 12 & 0x3f);
    put(0x80 | codePoint >> 6 & 0x3f);
    put(0x80 | codePoint & 0x3f);
  }

  private void control(char c) {
    switch (c) {
      case '\n' -> raw("\\n");
      case '\r' -> raw("\\r");
      case '\t' -> raw("\\t");
      default -> unicodeEscape(c);
    }
  }

  private void unicodeEscape(char c) {
    raw("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      put(HEX[c >> shift & 0xf]);
    }
  }

  /// A number in decimal.
  void digits(long value) {
    if (value < 0) {
      raw(Long.toString(value));
      return;
    }
    int length = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      length++;
    }
    ensure(length);
    long rest = value;
    for (int i = size + length - 1; i >= size; i--) {
      out[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += length;
  }

  /// ASCII as it is.
  @SuppressWarnings("deprecation") // getBytes of the low bytes: exactly right for our own ASCII
  void raw(String s) {
    ensure(s.length());
    s.getBytes(0, s.length(), out, size);
    size += s.length();
  }

  private void append(byte[] bytes) {
    ensure(bytes.length);
    System.arraycopy(bytes, 0, out, size, bytes.length);
    size += bytes.length;
  }

  private void put(int b) {
    if (size == out.length) {
      ensure(1);
    }
    out[size++] = (byte) b;
  }

  private void ensure(int more) {
    if (out.length - size < more) {
      out = Arrays.copyOf(out, Math.max(2 * out.length, size + more));
    }
  }

  private static byte[] ascii(String s) {
    return s.getBytes(StandardCharsets.US_ASCII);
  }

  /// How many bytes were written since [#clear].
  int size() {
    return size;
  }

  /// The bytes; only the first [#size] count, and only until the next call.
  byte[] buffer() {
    return out;
  }

  byte[] toBytes() {
    return Arrays.copyOf(out, size);
  }

  void clear() {
    size = 0;
  }
}
