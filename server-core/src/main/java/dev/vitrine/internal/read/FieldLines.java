package dev.vitrine.internal.read;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.Header;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.text.HeaderNames;
import dev.vitrine.internal.text.Tokens;
import dev.vitrine.trace.TraceEvent.HeaderRead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The field lines of a head, `name: value`, up to the empty line. RFC 9112 section 5. Go:
/// `textproto.Reader.ReadMIMEHeader`.
///
/// `Host` and `Transfer-Encoding` are kept apart: they are the server's business, and no handler sees
/// them among the fields.
final class FieldLines {
  private static final HttpAccess HTTP = HttpAccess.get();

  private final ConnectionTrace trace;
  private final boolean trailers;
  private final Header header = new Header();
  private long count;
  private int hosts;
  private String host = "";
  private int codings;
  private String coding = "";
  private boolean spaceInName;

  private FieldLines(ConnectionTrace trace, boolean trailers) {
    this.trace = trace;
    this.trailers = trailers;
  }

  /// The fields of a head; `trace` is null when nobody watches.
  static FieldLines ofHead(ConnectionTrace trace) {
    return new FieldLines(trace, false);
  }

  /// The fields behind a body, where no name means anything special.
  static FieldLines ofTrailers() {
    return new FieldLines(null, true);
  }

  // @start region="header-fields"
  /// Reads as far as the empty line, which is left to be finished.
  void read(HeadLines lines) throws IOException {
    boolean first = true;
    for (; ; ) {
      if (!lines.next()) {
        throw Refused.INPUT_ENDED.exception();
      }
      if (lines.length() == 0) {
        return;
      }
      if (first && HeadLines.isBlank(lines.array()[lines.start()])) {
        throw Refused.FIRST_FIELD_INDENTED.exception();
      }
      first = false;
      // A name may not be folded, so the colon is on the first line.
      int colon = colon(lines.array(), lines.start(), lines.length());
      if (lines.continued()) {
        byte[] folded = FoldedLine.read(lines);
        add(folded, 0, colon, folded.length);
      } else {
        int start = lines.start();
        add(lines.array(), start, start + colon, trimmedEnd(lines.array(), start + lines.length()));
      }
    }
  }

  // @end region="header-fields"

  /// The end without spaces before it; there is a colon to stop at.
  private static int trimmedEnd(byte[] b, int end) {
    int to = end;
    while (HeadLines.isBlank(b[to - 1])) {
      to--;
    }
    return to;
  }

  private static int colon(byte[] b, int start, int length) throws BadRequestException {
    for (int i = 0; i < length; i++) {
      if (b[start + i] == ':') {
        return i;
      }
    }
    throw Refused.NO_COLON.exception();
  }

  // @start region="field-line"
  /// One field: its name before `colon`, its value behind it.
  private void add(byte[] b, int start, int colon, int end) throws BadRequestException {
    String name = HeaderNames.canonical(b, start, colon - start);
    if (name == null) {
      name = nameWithSpace(b, start, colon - start);
    }
    String value = value(b, colon + 1, end);
    count++;
    if (trailers || !keepApart(name, value)) {
      HTTP.addCanonical(header, name, value);
    }
    if (trace != null) {
      trace.emit(new HeaderRead(name, value));
    }
  }

  // @end region="field-line"

  private boolean keepApart(String name, String value) {
    if (name.equals("Host")) {
      hosts++;
      host = value;
      return true;
    }
    if (name.equals("Transfer-Encoding")) {
      codings++;
      coding = value;
      return true;
    }
    return false;
  }

  /// Spaces in a name, above all before the colon, are refused too (RFC 9112 section 5.1 MUST:
  /// whoever reads them otherwise may be smuggled a request), but, as in Go, only once the head is
  /// whole and nothing else is wrong: the client is told another text then.
  private String nameWithSpace(byte[] b, int start, int length) throws BadRequestException {
    for (int i = start; i < start + length; i++) {
      if (b[i] != ' ' && !Tokens.isTokenChar(b[i])) {
        throw Refused.FIELD_NAME.exception();
      }
    }
    if (length == 0) {
      throw Refused.FIELD_NAME.exception();
    }
    spaceInName = true;
    return new String(b, start, length, StandardCharsets.ISO_8859_1);
  }

  /// The value without the spaces around it. RFC 9112 section 5.5: a CR, an LF or a NUL in it could
  /// mean another thing to somebody else.
  private static String value(byte[] b, int start, int end) throws BadRequestException {
    for (int i = start; i < end; i++) {
      if (!Tokens.isFieldValueByte(b[i] & 0xff)) {
        throw Refused.FIELD_VALUE.exception();
      }
    }
    int from = start;
    while (from < end && HeadLines.isBlank(b[from])) {
      from++;
    }
    return new String(b, from, end - from, StandardCharsets.ISO_8859_1);
  }

  /// All fields but `Host` and `Transfer-Encoding`.
  Header header() {
    return header;
  }

  /// How many field lines there were.
  long count() {
    return count;
  }

  /// How many `Host` fields there were, and what the last one said; "" without one.
  int hosts() {
    return hosts;
  }

  String host() {
    return host;
  }

  /// How many `Transfer-Encoding` fields there were, and what the last one said; "" without one.
  int codings() {
    return codings;
  }

  String coding() {
    return coding;
  }

  /// Whether a name holds a space.
  boolean spaceInName() {
    return spaceInName;
  }
}
