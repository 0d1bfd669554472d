package dev.vitrine.internal.respond;

import dev.vitrine.http.Request;
import dev.vitrine.internal.emit.Reason;
import dev.vitrine.internal.read.RequestBody;
import dev.vitrine.internal.text.Tokens;
import java.io.IOException;

/// What a response's head still asks of the request: how its connection should go on, and the rest of
/// its body.
final class RequestRest {
  private RequestRest() {}

  /// The client speaks HTTP/1.0 and asked to keep the connection.
  static boolean wants10KeepAlive(Request r) {
    return r.protoMajor() == 1
        && r.protoMinor() == 0
        && Tokens.hasToken(r.header().get("Connection"), "keep-alive");
  }

  /// The client asked to close the connection.
  static boolean wantsClose(Request r) {
    return r.close() || Tokens.hasToken(r.header().get("Connection"), "close");
  }

  /// The client waits for `100 Continue` before it sends its body, and the body was not read to its
  /// end: what comes next on the wire may be the body or a request (RFC 9110 section 10.1.1).
  static boolean expectedAndUnread(RequestBody body) {
    return body != null && body.expectedAndUnread();
  }

  // @start region="discard-body"
  /// Reads the rest of the body away, and closes it: a handler that reads on is told that it is too
  /// late. Where that fails, or too much is left, `response` learns that the connection ends.
  /// Returns whether too much is left.
  ///
  /// Many clients send all of a request before they read. To answer first could leave both sides
  /// writing for ever.
  static boolean discard(RequestBody body, Response response) {
    if (body == null || body.expectsContinue()) {
      return false; // one that was to be continued was read to its end, or the connection closes
    }
    if (body.closed()) {
      if (!body.finished()) {
        response.closeAfterReply(Reason.BODY_BROKEN); // the handler gave it up
      }
      return false;
    }
    try {
      long most = RequestBody.MOST_DISCARDED_BYTES;
      if (body.remaining() >= most || body.discard(most + 1) > most) {
        response.requestBodyTooLong();
        return true;
      }
      body.close();
    } catch (IOException _) {
      // A timeout, broken chunks, a client that is gone: what follows on the wire must not be taken
      // for a request. The answer may still arrive.
      response.closeAfterReply(Reason.BODY_BROKEN);
    }
    return false;
  }
  // @end region="discard-body"
}
