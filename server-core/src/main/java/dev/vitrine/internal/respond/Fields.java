package dev.vitrine.internal.respond;

import dev.vitrine.http.Header;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.text.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Writes a header as field lines, in the order of their names. RFC 9112 section 5.
///
/// A name that is no token is left out and a line break in a value becomes a space, so that no value
/// can begin a line of its own. Go: `Header.writeSubset`.
final class Fields {
  private static final HttpAccess HTTP = HttpAccess.get();
  private static final int[] FIRST = {0};

  private Fields() {}

  /// Writes all fields of `header` but those that `without` names and those whose key means a
  /// trailer ([Trailers#PREFIX]; never a token, so it needs no test of its own).
  static void write(ResponseOutput out, Header header, Omitted without) throws IOException {
    int size = HTTP.size(header);
    if (size == 0) {
      return;
    }
    int[] order = size == 1 ? FIRST : HTTP.sortedPositions(header);
    for (int i : order) {
      String name = HTTP.nameAt(header, i);
      if (!without.has(name) && Tokens.isToken(name)) {
        for (int j = 0; j < HTTP.valueCount(header, i); j++) {
          write(out, name, HTTP.valueAt(header, i, j));
        }
      }
    }
  }

  /// Writes all fields of a trailer section, by the same rules.
  static void write(ResponseOutput out, SortedMap<String, List<String>> trailers)
      throws IOException {
    for (Map.Entry<String, List<String>> field : trailers.entrySet()) {
      if (Tokens.isToken(field.getKey())) {
        for (String value : field.getValue()) {
          write(out, field.getKey(), value);
        }
      }
    }
  }

  /// Writes one line; `name` is a token.
  static void write(ResponseOutput out, String name, String value) throws IOException {
    out.put(name);
    out.put((byte) ':');
    out.put((byte) ' ');
    int from = 0;
    int to = value.length();
    while (from < to && isSpace(value.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(value.charAt(to - 1))) {
      to--;
    }
    out.put(value, from, to);
    out.put((byte) '\r');
    out.put((byte) '\n');
  }

  /// The fields of a head as it was sent, read back from its bytes: what a tracer shows is then what
  /// the client got.
  static Map<String, List<String>> parse(byte[] head) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    String text = new String(head, StandardCharsets.ISO_8859_1);
    int line = text.indexOf("\r\n") + 2; // past the status line
    for (int end; (end = text.indexOf("\r\n", line)) > line; line = end + 2) {
      int colon = text.indexOf(": ", line);
      fields
          .computeIfAbsent(text.substring(line, colon), _ -> new ArrayList<>(1))
          .add(text.substring(colon + 2, end));
    }
    return fields;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /// Which fields of a header the server leaves out, because the handler may not set them here or the
  /// server sets them itself.
  static final class Omitted {
    boolean connection;
    boolean contentLength;
    boolean contentType;
    boolean transferEncoding;

    void clear() {
      connection = false;
      contentLength = false;
      contentType = false;
      transferEncoding = false;
    }

    boolean has(String name) {
      return switch (name) {
        case "Connection" -> connection;
        case "Content-Length" -> contentLength;
        case "Content-Type" -> contentType;
        case "Transfer-Encoding" -> transferEncoding;
        default -> false;
      };
    }
  }
}
