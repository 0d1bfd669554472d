package dev.vitrine.internal.read;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.internal.access.HttpAccess;

/// Why a request is refused: status, reason, and what the client is told beside the status.
///
/// The client is told what Go tells it, to the letter; nothing of the input is ever sent back. The
/// reasons are for the log and the trace.
enum Refused {
  REQUEST_LINE(400, "the request line is not a method, a target and a version"),
  METHOD(400, "the method is not a token"),
  VERSION(400, "the protocol version is malformed"),
  TARGET(400, "the request target is malformed"),
  INPUT_ENDED(400, "the input ended inside the head"),
  FIRST_FIELD_INDENTED(400, "the first field line begins with a space"),
  NO_COLON(400, "a field line has no colon"),
  FIELD_NAME(400, "a field name is not a token"),
  FIELD_VALUE(400, "a field value holds a control character"),
  TOO_MANY_HOSTS(400, "there is more than one Host field"),
  CONTENT_LENGTH(400, "the Content-Length is not one number of bytes"),
  CONTENT_LENGTHS(400, "there are several Content-Length fields, and they differ"),
  TRAILER_NAME(400, "the Trailer field names a field that frames the message"),
  NO_HOST(400, "HTTP/1.1 asks for a Host field", "missing required Host header"),
  HOST(400, "the Host field is malformed", "malformed Host header"),
  FIELD_NAME_SPACE(400, "a field name holds a space", "invalid header name"),
  TOO_LARGE(431, "the head is larger than the server allows"),
  TRANSFER_CODING(501, "the transfer coding is not chunked alone"),
  UNSUPPORTED_VERSION(505, "the server speaks HTTP/1.x only", "unsupported protocol version");

  private final int status;
  private final String reason;
  private final String publicText;

  Refused(int status, String reason) {
    this(status, reason, "");
  }

  Refused(int status, String reason, String publicText) {
    this.status = status;
    this.reason = reason;
    this.publicText = publicText;
  }

  BadRequestException exception() {
    return HttpAccess.get().refused(status, reason, publicText);
  }
}
