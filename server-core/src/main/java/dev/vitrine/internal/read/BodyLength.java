package dev.vitrine.internal.read;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.Header;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.text.Tokens;
import java.util.List;

/// How long a request's body is. RFC 9112 section 6.3. Go: `parseTransferEncoding`, `fixLength`,
/// `parseContentLength`.
///
/// This is where requests are smuggled: two readers that disagree about where a body ends disagree
/// about where the next request begins. So there is one coding, one length, and no guess.
///
/// @param kind `none`, `content-length` or `chunked`, as events say
/// @param bytes the length, -1 for chunked
/// @param inDoubt whether another server may have read the same head another way: the connection
///     ends after the answer (RFC 9112 section 6.1 MUST). Differs: Go keeps it
record BodyLength(String kind, long bytes, boolean inDoubt) {
  private static final BodyLength NONE = new BodyLength("none", 0, false);

  // @start region="body-framing"
  /// Decides; takes out of `header` what a handler is not to see.
  static BodyLength of(RequestLine line, FieldLines fields) throws BadRequestException {
    boolean coded = fields.codings() > 0;
    // An HTTP/1.0 client knows no codings: what it says of them is ignored, but not trusted.
    boolean chunked = coded && line.atLeast11();
    if (chunked && (fields.codings() > 1 || !Tokens.equalFold(fields.coding(), "chunked"))) {
      throw Refused.TRANSFER_CODING.exception();
    }
    Header header = fields.header();
    if (HttpAccess.get().find(header, "Content-Length") < 0) {
      return chunked
          ? new BodyLength("chunked", -1, false)
          : coded ? new BodyLength("none", 0, true) : NONE;
    }
    long bytes = bytes(one(header.values("Content-Length"), header));
    if (chunked) {
      header.delete("Content-Length"); // RFC 9112 section 6.3: the coding wins
      return new BodyLength("chunked", -1, true);
    }
    return new BodyLength(bytes == 0 ? "none" : "content-length", bytes, coded);
  }

  // @end region="body-framing"

  /// Several fields are one where they say the same.
  private static String one(List<String> lengths, Header header) throws BadRequestException {
    String first = Tokens.trim(lengths.get(0));
    if (lengths.size() == 1) {
      return first;
    }
    for (String other : lengths) {
      if (!Tokens.trim(other).equals(first)) {
        throw Refused.CONTENT_LENGTHS.exception();
      }
    }
    header.set("Content-Length", first);
    return first;
  }

  /// Digits and nothing else, less than 2^63.
  private static long bytes(String text) throws BadRequestException {
    long bytes = text.isEmpty() ? -1 : 0;
    for (int i = 0; i < text.length() && bytes >= 0; i++) {
      int digit = text.charAt(i) - '0';
      boolean fits = bytes < Long.MAX_VALUE / 10 || bytes == Long.MAX_VALUE / 10 && digit <= 7;
      bytes = digit >= 0 && digit <= 9 && fits ? bytes * 10 + digit : -1;
    }
    if (bytes < 0) {
      throw Refused.CONTENT_LENGTH.exception();
    }
    return bytes;
  }
}
