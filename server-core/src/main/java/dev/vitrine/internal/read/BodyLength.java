package dev.vitrine.internal.read;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.Header;
import java.util.List;

/// How long a request's body is. RFC 9112 section 6. Go: `readTransfer`, `fixLength`.
record BodyLength(String kind, long bytes) {
  static BodyLength of(RequestLine line, Header header) throws BadRequestException {
    if (header.has("Transfer-Encoding") && line.atLeast11()) {
      throw new BadRequestException(501, "the transfer coding is not supported", "");
    }
    List<String> lengths = header.values("Content-Length");
    if (lengths.isEmpty()) {
      return new BodyLength("none", 0);
    }
    long bytes = parse(lengths.get(0));
    for (String other : lengths) {
      if (bytes < 0 || !other.equals(lengths.get(0))) {
        throw new BadRequestException("the content length is malformed");
      }
    }
    return new BodyLength("content-length", bytes);
  }

  private static long parse(String text) {
    if (text.isEmpty() || text.length() > 18) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Long.parseLong(text);
  }
}
