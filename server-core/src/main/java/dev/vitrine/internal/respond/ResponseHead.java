package dev.vitrine.internal.respond;

import dev.vitrine.http.Header;
import dev.vitrine.internal.emit.Reason;
import dev.vitrine.internal.text.Quote;
import dev.vitrine.internal.text.Sniff;
import dev.vitrine.internal.text.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Decides what a response's head says and how its body is framed, then writes the head.
///
/// Happens as late as possible: when the handler has ended, or its first 2,048 bytes are full, or it
/// flushes. RFC 9112 sections 6 and 9. Go: `chunkWriter.writeHeader`, step for step; here each step
/// is a method. One object for each connection, used by its responses in turn.
final class ResponseHead {
  private static final byte[] DATE = ascii("Date: ");
  private static final byte[] CONTENT_LENGTH = ascii("Content-Length: ");
  private static final byte[] CONTENT_TYPE = ascii("Content-Type: ");
  private static final byte[] CONNECTION = ascii("Connection: ");
  private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");
  private static final byte[] CRLF = ascii("\r\n");

  private final Fields.Omitted omitted = new Fields.Omitted();

  // What the server adds; null or -1: nothing.
  private String contentType;
  private String connection;
  private long computedLength;

  private Header header;
  private String transferEncoding;
  private Framing framing;

  /// Decides and writes the head of `r`, whose first part of the body, not yet written, is `b` from
  /// `off`, `len` bytes.
  Framing write(Response r, ResponseOutput out, byte[] b, int off, int len) throws IOException {
    header = r.sentHeader();
    omitted.clear();
    contentType = null;
    connection = null;
    computedLength = -1;
    transferEncoding = header.get("Transfer-Encoding");

    // @start region="response-head"
    boolean keepAlives = out.link().keepAlivesEnabled();
    boolean trailers = r.framed().announceTrailers(header);
    computeLength(r, trailers, len);
    decideReuse(r, keepAlives);
    readRestOfRequest(r);
    decideContentType(r, b, off, len);
    decideFraming(r, out.link());
    decideConnectionField(r, keepAlives);
    // @end region="response-head"

    send(r, out);
    header = null;
    return framing;
  }

  /// The handler has ended and all it wrote is still here: its length is known. Not for a HEAD that
  /// wrote nothing: nobody knows whether a GET would have.
  private void computeLength(Response r, boolean trailers, int len) {
    if (r.handlerDone()
        && !trailers
        && transferEncoding.isEmpty()
        && Response.allowsBody(r.status())
        && !header.has("Content-Length")
        && (!r.isHead() || len > 0)) {
      computedLength = len;
      r.framed().declareLength(len);
    }
  }

  private void decideReuse(Response r, boolean keepAlives) {
    boolean endVisible =
        r.isHead() || r.framed().declaredLength() != -1 || !Response.allowsBody(r.status());
    if (r.reuse().decide(header, r.is11(), endVisible, keepAlives)) {
      connection = "keep-alive";
    }
    r.reuse().checkExpectation(r.requestBody());
  }

  /// Not before a connection that closes anyway, as in Go, and not in the way of a handler that reads
  /// while it writes.
  private void readRestOfRequest(Response r) {
    if (r.reuse().refused() || r.fullDuplex()) {
      return;
    }
    if (RequestRest.discard(r.requestBody(), r.reuse())) {
      omitted.connection = true;
      connection = "close";
    }
  }

  private void decideContentType(Response r, byte[] b, int off, int len) {
    if (!Response.allowsBody(r.status())) {
      omitted.contentType = r.status() == 304; // RFC 9110 section 15.4.5: only what a cache needs
      omitted.contentLength = true;
      omitted.transferEncoding = true;
      return;
    }
    // An encoded body would be guessed by its encoding, not by what it is.
    if (len > 0
        && transferEncoding.isEmpty()
        && !header.has("Content-Type")
        && header.get("Content-Encoding").isEmpty()) {
      contentType = Sniff.detect(b, off, len);
    }
  }

  /// RFC 9112 sections 6.1 and 6.3.
  private void decideFraming(Response r, ResponseLink link) {
    boolean hasLength = r.framed().declaredLength() != -1;
    boolean hasEncoding = !transferEncoding.isEmpty();
    boolean identity = transferEncoding.equals("identity");
    if (hasLength && hasEncoding && !identity) {
      link.log(
          System.Logger.Level.WARNING,
          "http: WriteHeader called with both Transfer-Encoding of "
              + Quote.bytes(transferEncoding)
              + " and a Content-Length of "
              + r.framed().declaredLength());
      omitted.contentLength = true;
      hasLength = false;
    }
    if (r.isHead() || !Response.allowsBody(r.status())) {
      omitted.transferEncoding = true;
      framing = Framing.NONE;
    } else if (hasLength) {
      omitted.transferEncoding = true;
      framing = Framing.CONTENT_LENGTH;
    } else if (r.is11() && !identity) {
      omitted.transferEncoding |= transferEncoding.equals("chunked"); // the server writes its own
      omitted.contentLength = true;
      framing = Framing.CHUNKED;
    } else {
      // HTTP/1.0 knows no chunks; "identity" asks for none (Server-Sent Events).
      omitted.transferEncoding = true;
      framing = Framing.CLOSE;
      r.reuse().refuse(Reason.BODY_ENDS_WITH_CONNECTION);
    }
  }

  /// A connection that closes says so, unless it now speaks another protocol (RFC 9110 section 7.8)
  /// or the handler's own field says it.
  private void decideConnectionField(Response r, boolean keepAlives) {
    if (!r.reuse().refused()) {
      return;
    }
    boolean saysClose = Tokens.hasToken(header.get("Connection"), "close") && !omitted.connection;
    if ((!keepAlives || !saysClose) && !isProtocolSwitch(r)) {
      omitted.connection = true;
      if (r.is11()) {
        connection = "close";
      }
    }
  }

  private boolean isProtocolSwitch(Response r) {
    if (r.status() != 101 || header.get("Upgrade").isEmpty()) {
      return false;
    }
    for (String list : header.values("Connection")) {
      for (String option : list.split(",", -1)) {
        if (Tokens.equalFold(option.strip(), "Upgrade")) {
          return true;
        }
      }
    }
    return false;
  }

  /// The handler's fields by name, then the server's own, in Go's order.
  private void send(Response r, ResponseOutput out) throws IOException {
    StatusLine.write(out, r.is11(), r.status());
    Fields.write(out, header, omitted);
    if (!header.has("Date")) {
      out.put(DATE);
      out.put(out.date());
      out.put(CRLF);
    }
    if (computedLength >= 0) {
      out.put(CONTENT_LENGTH);
      out.putDecimal(computedLength);
      out.put(CRLF);
    }
    if (contentType != null) {
      out.put(CONTENT_TYPE);
      out.put(contentType);
      out.put(CRLF);
    }
    if (connection != null) {
      out.put(CONNECTION);
      out.put(connection);
      out.put(CRLF);
    }
    if (framing == Framing.CHUNKED) {
      out.put(CHUNKED);
    }
    out.put(CRLF);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
