package dev.vitrine.internal.read;

import java.util.Locale;

/// Chunks read the naive way: all of the input is there, and lines are texts.
final class ChunkedModel {
  private ChunkedModel() {}

  /// The body and "end", or the body as far as it goes and what is wrong.
  static String read(String wire) {
    StringBuilder body = new StringBuilder();
    String rest = wire;
    for (; ; ) {
      int lineFeed = rest.indexOf('\n');
      if (lineFeed < 0) {
        return result(body, "unexpected EOF");
      }
      String line = rest.substring(0, lineFeed + 1);
      if (!line.contains("\r")) {
        return result(body, "chunked line ends with bare LF");
      }
      if (!line.endsWith("\r\n") || line.indexOf('\r') != line.length() - 2) {
        return result(body, "invalid CR in chunked line");
      }
      String size = line.stripTrailing().split(";", 2)[0];
      if (size.isEmpty()) {
        return result(body, "empty hex number for chunk length");
      }
      if (!size.toLowerCase(Locale.ROOT).matches("[0-9a-f]+")) {
        return result(body, "invalid byte in chunk length");
      }
      rest = rest.substring(lineFeed + 1);
      int bytes = Integer.parseInt(size, 16);
      if (bytes == 0) {
        return result(body, trailer(rest));
      }
      int there = Math.min(bytes, rest.length());
      body.append(rest, 0, there);
      rest = rest.substring(there);
      if (rest.length() < 2) {
        return result(body, "unexpected EOF");
      }
      if (!rest.startsWith("\r\n")) {
        return result(body, "malformed chunked encoding");
      }
      rest = rest.substring(2);
    }
  }

  private static String trailer(String rest) {
    if (rest.startsWith("\r\n")) {
      return "end";
    }
    if (rest.length() < 2) {
      return "http: unexpected EOF reading trailer";
    }
    if (!rest.contains("\r\n\r\n")) {
      return "http: suspiciously long trailer after chunked body";
    }
    for (String line : rest.substring(0, rest.indexOf("\r\n\r\n")).split("\r?\n", -1)) {
      if (line.isEmpty()) {
        return "end";
      }
      boolean continues = line.startsWith(" ");
      if (!continues && !line.contains(":")) {
        return "a field line has no colon";
      }
      if (!continues && !line.substring(0, line.indexOf(':')).matches("[A-Za-z0-9]+")) {
        return "a field name is not a token";
      }
      if (line.contains("\r")) {
        return "a field value holds a control character";
      }
    }
    return "end";
  }

  private static String result(StringBuilder body, String end) {
    return (body + " " + end).strip();
  }
}
