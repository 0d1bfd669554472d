package dev.vitrine.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Describes the request as a handler sees it: the twin of `describe` in `reading-oracle.go`.
final class DescribingHandler implements Handler {
  @Override
  public void serveHttp(ResponseWriter w, Request r) throws IOException {
    StringBuilder b = new StringBuilder();
    b.append(r.method())
        .append(' ')
        .append(shortened(r.requestUri()))
        .append(' ')
        .append(r.proto());
    b.append("\nhost ").append(r.host()).append(" length ").append(r.contentLength());
    b.append(" close ").append(r.close()).append(" codings ");
    b.append(r.transferEncoding()).append('\n');
    fields(b, "field", r.header());
    fields(b, "announced", r.trailer());
    switch (r.url().path()) {
      case "/unread" -> {}
      case "/closed" -> {
        r.body().close();
        read(b, r.body());
      }
      case "/part" -> part(b, r.body());
      default -> read(b, r.body());
    }
    fields(b, "trailer", r.trailer());
    w.write(b.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void part(StringBuilder b, InputStream body) {
    byte[] part = new byte[3];
    int n = 0;
    try {
      for (int read = 0; n < 3 && read >= 0; n += Math.max(0, read)) {
        read = body.read(part, n, 3 - n);
      }
    } catch (IOException _) {
      // The part says how far it came.
    }
    b.append("part ").append(new String(part, 0, n, StandardCharsets.ISO_8859_1));
    b.append(' ').append(n == 3).append('\n');
  }

  private static void read(StringBuilder b, InputStream body) {
    StringBuilder all = new StringBuilder();
    String error = null;
    byte[] piece = new byte[700];
    try {
      for (int n; (n = body.read(piece)) >= 0; ) {
        all.append(new String(piece, 0, n, StandardCharsets.ISO_8859_1));
      }
    } catch (BadRequestException _) {
      error = "malformed trailer";
    } catch (IOException e) {
      error = e.getMessage();
    }
    b.append("body ")
        .append(all.length())
        .append(' ')
        .append(shortened(all.toString()))
        .append('\n');
    if (error != null) {
      b.append("error ").append(error).append('\n');
    }
  }

  private static void fields(StringBuilder b, String kind, Header header) {
    Map<String, List<String>> sorted = new TreeMap<>();
    header.forEach(field -> sorted.put(field.getKey(), field.getValue()));
    sorted.forEach((name, values) -> {
      b.append(kind).append(' ').append(name);
      values.forEach(value -> b.append(" <").append(shortened(value)).append('>'));
      b.append('\n');
    });
  }

  private static String shortened(String s) {
    return s.length() <= 200 ? s : s.substring(0, 100) + "... " + s.length() + " bytes";
  }
}
