package dev.vitrine.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Reads a body that is a form of pairs, `application/x-www-form-urlencoded`. Go: `parsePostForm`.
final class FormBody {
  /// Go: "10 MB is a lot of text". A body behind `Http.maxBytesReader` has its own limit instead.
  private static final long MAX_BYTES = 10 << 20;

  private FormBody() {}

  /// Adds the good pairs; leaves any other kind of body unread.
  ///
  /// @return what was wrong, null when nothing was
  static IOException read(Header header, InputStream body, Values into) {
    String contentType = header.get("Content-Type");
    if (contentType.isEmpty()) {
      return null; // RFC 9110 section 8.3: then it is application/octet-stream
    }
    MediaType type = MediaType.parse(contentType);
    IOException wrong = type.problem() == null ? null : new BadRequestException(type.problem());
    if (!type.type().equals("application/x-www-form-urlencoded")) {
      return wrong;
    }
    try {
      UrlSyntaxException bad = into.addQuery(text(body));
      return wrong == null && bad != null ? badRequest(bad) : wrong;
    } catch (IOException unreadable) {
      return wrong == null ? unreadable : wrong;
    }
  }

  static BadRequestException badRequest(UrlSyntaxException e) {
    BadRequestException wrapped = new BadRequestException(e.getMessage());
    wrapped.initCause(e);
    return wrapped;
  }

  private static String text(InputStream body) throws IOException {
    long limit = body instanceof MaxBytesReader ? Long.MAX_VALUE : MAX_BYTES;
    ByteArrayOutputStream all = new ByteArrayOutputStream(512);
    byte[] buffer = new byte[8192];
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      all.write(buffer, 0, n);
      if (all.size() > limit) {
        throw new BodyTooLargeException("http: POST too large", MAX_BYTES);
      }
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }
}
