package dev.vitrine.tracer.app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The request that the card *Send a request* describes.
///
/// @param method the method as typed, `GET` for example
/// @param target the request target, `/hello` for example
/// @param text header lines, then, after an empty line, the body
/// @param keepAlive whether the connection stays open after the answer; if not, the request says
///     `Connection: close`
record Outgoing(String method, String target, String text, boolean keepAlive) {
  /// The bytes that go out: what was typed with CR LF line ends, and what a client adds when it is
  /// not there: `Host` (RFC 9112 section 3.2 wants it), `Connection: close` and `Content-Length`.
  byte[] toBytes(String host) {
    String typed = text.replace("\r\n", "\n");
    int gap = typed.startsWith("\n") ? 0 : typed.indexOf("\n\n");
    String fields = gap < 0 ? typed : typed.substring(0, gap);
    String body = gap < 0 ? "" : typed.substring(typed.startsWith("\n") ? 1 : gap + 2);
    byte[] content = body.getBytes(StandardCharsets.UTF_8);

    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target.isEmpty() ? "/" : target).append(" HTTP/1.1\r\n");
    if (!has(fields, "host")) {
      head.append("Host: ").append(host).append("\r\n");
    }
    for (String line : fields.split("\n", -1)) {
      if (!line.isBlank()) {
        head.append(line.strip()).append("\r\n");
      }
    }
    if (!keepAlive && !has(fields, "connection")) {
      head.append("Connection: close\r\n");
    }
    if (content.length > 0 && !has(fields, "content-length")) {
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    head.append("\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static boolean has(String fields, String name) {
    for (String line : fields.split("\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
        return true;
      }
    }
    return false;
  }
}
