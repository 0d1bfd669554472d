package dev.vitrine.internal.respond;

import dev.vitrine.http.Header;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.trace.TraceEvent.InformationalSent;
import java.io.IOException;

/// A head with nothing behind it, any number of times before the final one. RFC 9110 section 15.2;
/// RFC 8297 for 103, after which the handler's header stays as it is. Go: the 1xx part of
/// `response.WriteHeader`.
final class Informational {
  private static final byte[] CRLF = {'\r', '\n'};

  /// Such a response has no body, so nothing may say how long one is.
  private static final Fields.Omitted NO_BODY_FRAMING = new Fields.Omitted();

  static {
    NO_BODY_FRAMING.contentLength = true;
    NO_BODY_FRAMING.transferEncoding = true;
  }

  private Informational() {}

  // @start region="informational"
  /// Sends `code` with the fields of `header`, at once.
  ///
  /// @param header null: none
  /// @param trace null when nobody watches
  static void send(ResponseOutput out, boolean is11, int code, Header header, ConnectionTrace trace)
      throws IOException {
    int before = out.pending();
    out.hold();
    StatusLine.write(out, is11, code);
    if (header != null) {
      Fields.write(out, header, NO_BODY_FRAMING);
    }
    out.put(CRLF);
    out.release();
    byte[] head = trace == null ? null : out.pendingFrom(before);
    out.flush();
    if (head != null) {
      trace.emit(new InformationalSent(code, Fields.parse(head)));
    }
  }
  // @end region="informational"
}
