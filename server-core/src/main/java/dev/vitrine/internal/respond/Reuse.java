package dev.vitrine.internal.respond;

import dev.vitrine.http.Header;
import dev.vitrine.http.Request;
import dev.vitrine.internal.emit.Reason;
import dev.vitrine.internal.read.RequestBody;
import dev.vitrine.internal.text.Tokens;

/// Whether the connection is used again after a response, and why not. RFC 9112 section 9.3.
///
/// Client, handler, server and the state of the request's body each have a say; the first refusal is
/// the one that is told. Go: `response.closeAfterReply` with `wants10KeepAlive` and `wantsClose`, and
/// the part of `chunkWriter.writeHeader` that sets them.
final class Reuse {
  // What the client asked for; a handler that changes the request's header changes nothing in it.
  private final boolean wants10KeepAlive;
  private final boolean wantsClose;

  private Reason refusal; // the first one; null: the connection may be reused
  private boolean bodyLimitHit;

  /// Nothing is refused yet after `request`.
  Reuse(Request request) {
    String asked = request.header().get("Connection");
    this.wants10KeepAlive =
        request.protoMajor() == 1
            && request.protoMinor() == 0
            && Tokens.hasToken(asked, "keep-alive");
    this.wantsClose = request.close() || Tokens.hasToken(asked, "close");
  }

  /// Why the connection closes after this response; null: it does not.
  Reason refusal() {
    return refusal;
  }

  boolean refused() {
    return refusal != null;
  }

  void refuse(Reason why) {
    if (refusal == null) {
      refusal = why;
    }
  }

  /// The request's body went past a handler's limit or the server's own.
  void refuseBody(Reason why) {
    bodyLimitHit = true;
    refuse(why);
  }

  /// Whether the client may still be sending, so that the connection must linger before it is closed.
  /// Go: `requestBodyLimitHit`.
  boolean bodyLimitHit() {
    return bodyLimitHit;
  }

  // @start region="reuse"
  /// Decides by what the head of the response will say. HTTP/1.1 stays open unless someone says
  /// `close`; HTTP/1.0 closes unless the client asked for keep-alive and can see where the body ends.
  ///
  /// @param endVisible whether the client can see that
  /// @param keepAlives whether the server keeps connections
  /// @return whether the head must say `keep-alive`, which HTTP/1.0 does not take for granted
  boolean decide(Header header, boolean is11, boolean endVisible, boolean keepAlives) {
    String connection = header.get("Connection");
    if (wants10KeepAlive
        && keepAlives
        && !header.get("Content-Length").isEmpty()
        && connection.equals("keep-alive")) {
      refusal = null; // even after a body that was too large for the handler, as Go
    }
    boolean kept10 = wants10KeepAlive && endVisible;
    if (!kept10 && !is11) {
      refuse(Reason.HTTP_1_0);
    } else if (!kept10 && wantsClose) {
      refuse(Reason.CLIENT_ASKED);
    }
    if (connection.equals("close")) {
      refuse(Reason.HANDLER_ASKED);
    } else if (!keepAlives) {
      refuse(Reason.KEEP_ALIVES_OFF);
    }
    return kept10 && !header.has("Connection");
  }

  // @end region="reuse"

  /// A client that waits for `100 Continue` before it sends its body, which was not read to its end:
  /// what comes next on the wire may be the body or a request (RFC 9110 section 10.1.1).
  void checkExpectation(RequestBody body) {
    if (body != null && body.expectedAndUnread()) {
      refuse(Reason.EXPECTED_BODY_UNREAD);
    }
  }
}
