package dev.vitrine.internal.read;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.Header;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.text.HeaderNames;
import dev.vitrine.internal.text.Tokens;
import dev.vitrine.trace.TraceEvent.HeaderRead;

/// One field line, `name: value`. RFC 9112 section 5. Go: `textproto.Reader.ReadMIMEHeader`.
final class FieldLine {
  private FieldLine() {}

  // @start region="field-line"
  static void add(String text, Header header, ConnectionTrace trace) throws BadRequestException {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new BadRequestException("a field line has no colon");
    }
    String name = text.substring(0, colon);
    if (!Tokens.isToken(name)) {
      throw new BadRequestException(400, "a field name is not a token", "invalid header name");
    }
    String value = Tokens.trim(text.substring(colon + 1));
    if (!Tokens.isFieldValue(value)) {
      throw new BadRequestException(
          400, "a field value has a character it must not have", "invalid header value");
    }
    String canonical = HeaderNames.canonical(name);
    header.add(canonical, value);
    if (trace != null) {
      trace.emit(new HeaderRead(canonical, value));
    }
  }
  // @end region="field-line"
}
