package dev.vitrine.internal.respond;

import dev.vitrine.internal.emit.Reason;
import dev.vitrine.internal.read.RequestBody;
import java.io.IOException;

/// What is left of a request's body when its response begins. Go: the middle of
/// `chunkWriter.writeHeader`.
final class RequestRest {
  private RequestRest() {}

  // @start region="discard-body"
  /// Reads the rest of the body away, and closes it: a handler that reads on is told that it is too
  /// late. Where that fails, or too much is left, `reuse` learns that the connection ends. Returns
  /// whether too much is left.
  ///
  /// Many clients send all of a request before they read. To answer first could leave both sides
  /// writing for ever.
  static boolean discard(RequestBody body, Reuse reuse) {
    if (body == null || body.expectsContinue()) {
      return false; // one that was to be continued was read to its end, or the connection closes
    }
    if (body.closed()) {
      if (!body.finished()) {
        reuse.refuse(Reason.BODY_BROKEN); // the handler gave it up
      }
      return false;
    }
    try {
      long most = RequestBody.MOST_DISCARDED_BYTES;
      if (body.remaining() >= most || body.discard(most + 1) > most) {
        reuse.refuseBody(Reason.BODY_TOO_LARGE);
        return true;
      }
      body.close();
    } catch (IOException _) {
      // A timeout, broken chunks, a client that is gone: what follows on the wire must not be taken
      // for a request. The answer may still arrive.
      reuse.refuse(Reason.BODY_BROKEN);
    }
    return false;
  }
  // @end region="discard-body"
}
