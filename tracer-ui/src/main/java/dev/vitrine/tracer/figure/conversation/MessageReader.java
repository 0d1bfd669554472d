package dev.vitrine.tracer.figure.conversation;

import dev.vitrine.tracer.figure.conversation.Part.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Marks the parts of a message in its bytes, also of one that is not whole yet. It judges nothing: whether a message is
/// valid the server alone says. RFC 9112 sections 2.1, 6 and 7.1.
final class MessageReader {
  private final byte[] bytes;
  private final long base;
  private final List<Part> parts = new ArrayList<>();
  private final Map<Kind, Integer> orders = new EnumMap<>(Kind.class);
  private int at;
  private boolean chunked;
  private long contentLength = -1;

  private MessageReader(byte[] bytes, long base) {
    this.bytes = bytes;
    this.base = base;
  }

  /// The request that begins these bytes; what stands behind it is left.
  ///
  /// @param base where the first byte stands on the connection
  static Message request(byte[] bytes, long base) {
    MessageReader reader = new MessageReader(bytes, base);
    boolean whole =
        reader.head()
            && (reader.chunked ? reader.chunks() : reader.body(Math.max(0, reader.contentLength)));
    return new Message(reader.parts, reader.at, whole);
  }

  /// Everything that was sent for one request: interim responses first, each a head alone.
  ///
  /// @param bodiless whether the request's method, HEAD, wants no body
  static Message response(byte[] bytes, long base, boolean bodiless) {
    MessageReader reader = new MessageReader(bytes, base);
    boolean whole = false;
    while (!whole && reader.at < bytes.length) {
      int status = reader.status();
      reader.chunked = false;
      reader.contentLength = -1;
      if (!reader.head()) {
        break;
      }
      boolean interim = status >= 100 && status < 200 && status != 101;
      if (!interim) {
        boolean none = bodiless || status == 204 || status == 304 || status == 101;
        // Without a length the body goes on to the connection's end.
        whole =
            reader.chunked && !none
                ? reader.chunks()
                : reader.body(none ? 0 : reader.contentLength);
        break;
      }
    }
    reader.rest();
    return new Message(reader.parts, reader.at, whole);
  }

  /// The digits behind the first space; 0 while they are not there.
  private int status() {
    int space = at;
    while (space < bytes.length && bytes[space] != ' ') {
      space++;
    }
    int status = 0;
    for (int i = space + 1; i < Math.min(space + 4, bytes.length); i++) {
      status = bytes[i] >= '0' && bytes[i] <= '9' ? status * 10 + bytes[i] - '0' : status;
    }
    return status;
  }

  /// Start line, fields, empty line. Returns whether the empty line is there.
  private boolean head() {
    while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n')) {
      line(Kind.EMPTY); // what a client sent too much behind a body: RFC 9112 section 2.2
    }
    if (!line(Kind.START)) {
      return false;
    }
    return fields(Kind.FIELD);
  }

  private boolean fields(Kind kind) {
    while (at < bytes.length) {
      if (bytes[at] == '\n'
          || bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n') {
        return line(Kind.EMPTY);
      }
      int begin = at;
      if (!line(kind)) {
        return false;
      }
      framing(text(begin, at).strip());
    }
    return false;
  }

  private void framing(String field) {
    int colon = field.indexOf(':');
    if (colon < 0) {
      return;
    }
    String value = field.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
    switch (field.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "content-length" -> {
        boolean digits = !value.isEmpty() && value.length() < 19;
        for (int i = 0; i < value.length(); i++) {
          digits &= value.charAt(i) >= '0' && value.charAt(i) <= '9';
        }
        contentLength = digits ? Long.parseLong(value) : contentLength;
      }
      case "transfer-encoding" -> chunked = value.endsWith("chunked");
      default -> {}
    }
  }

  /// @param length -1: to the end
  /// @return whether the end is there
  private boolean body(long length) {
    if (length < 0) {
      rest();
      return false;
    }
    int end = (int) Math.min(bytes.length, at + length);
    boolean whole = bytes.length - at >= length;
    if (end > at) {
      content(Kind.BODY, end, false);
    }
    return whole;
  }

  private boolean chunks() {
    while (at < bytes.length) {
      int begin = at;
      int end = lineEnd();
      if (end < 0) {
        line(Kind.CHUNK_SIZE);
        return false;
      }
      String digits = text(begin, end).strip();
      int semicolon = digits.indexOf(';');
      long size = size(semicolon < 0 ? digits : digits.substring(0, semicolon).strip());
      if (size < 0) {
        rest();
        return false;
      }
      line(size == 0 ? Kind.LAST_CHUNK : Kind.CHUNK_SIZE);
      if (size == 0) {
        return fields(Kind.TRAILER);
      }
      int dataEnd = (int) Math.min(bytes.length, at + size);
      if (dataEnd > at) {
        boolean ended = dataEnd + 1 < bytes.length && bytes[dataEnd] == '\r';
        content(Kind.CHUNK, dataEnd, ended);
      }
    }
    return false;
  }

  private static long size(String hex) {
    try {
      return hex.isEmpty() || hex.length() > 15 ? -1 : HexFormat.fromHexDigitsToLong(hex);
    } catch (NumberFormatException _) {
      return -1; // no chunk begins here: the rest is shown as it is
    }
  }

  private void content(Kind kind, int end, boolean lineEnd) {
    byte[] data = Arrays.copyOfRange(bytes, at, end);
    String words = words(data);
    boolean binary = words.isEmpty();
    Kind shown = binary && kind == Kind.BODY ? Kind.BINARY : kind;
    String text = binary ? HexFormat.ofDelimiter(" ").formatHex(data) : words;
    add(shown, at, end + (lineEnd ? 2 : 0) - at, text, lineEnd);
  }

  /// Bytes as text with its line ends in sight; "" when they are no text.
  static String words(byte[] data) {
    String decoded;
    try {
      decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
    } catch (CharacterCodingException _) {
      return "";
    }
    StringBuilder out = new StringBuilder(decoded.length());
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      switch (c) {
        case '\r' -> out.append("\\r");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x7f) {
            return "";
          }
          out.append(c);
        }
      }
    }
    return out.toString();
  }

  private void rest() {
    if (at < bytes.length) {
      boolean inBody = parts.stream().anyMatch(p -> p.kind() == Kind.EMPTY);
      content(inBody ? Kind.BODY : Kind.OTHER, bytes.length, false);
    }
  }

  /// Takes a line, or what there is of it. Returns whether its end is there.
  private boolean line(Kind kind) {
    int end = lineEnd();
    int stop = end < 0 ? bytes.length : end;
    int text = stop > at && end >= 0 && bytes[stop - 1] == '\r' ? stop - 1 : stop;
    if (stop > at || end >= 0) {
      add(kind, at, (end < 0 ? stop : stop + 1) - at, visible(text(at, text)), end >= 0);
    }
    return end >= 0;
  }

  /// Where the next line feed stands; -1 when there is none.
  private int lineEnd() {
    for (int i = at; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void add(Kind kind, int from, int length, String text, boolean lineEnd) {
    int order = orders.merge(kind, 1, Integer::sum) - 1;
    parts.add(new Part(kind, base + from, length, text, lineEnd, order));
    at = from + length;
  }

  private String text(int from, int to) {
    return new String(bytes, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
  }

  private static String visible(String line) {
    StringBuilder out = new StringBuilder(line.length());
    line.chars().forEach(c -> out.append(c < 0x20 || c == 0x7f ? '·' : (char) c));
    return out.toString();
  }
}
