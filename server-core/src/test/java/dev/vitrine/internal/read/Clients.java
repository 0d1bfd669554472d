package dev.vitrine.internal.read;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.Request;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.emit.ConnectionTrace;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads what a client sent, in pieces of any size, and says in one line each what it was.
final class Clients {
  private static final String NEXT = "GET /next HTTP/1.1\r\nHost: n\r\n\r\n";
  private static final String NEXT_READ = "GET /next host=n fields={}";

  private Clients() {}

  /// What the first request of `wire` is, checked three ways: whole, one byte at a time, and with the
  /// next request behind it, which must be read as one where the first was read to its end.
  static String read(String wire) throws IOException {
    List<String> whole = readAll(wire, Integer.MAX_VALUE, null);
    List<String> bytewise = readAll(wire, 1, null);
    if (!whole.equals(bytewise)) {
      throw new AssertionError("in one piece " + whole + ", byte by byte " + bytewise);
    }
    String first = whole.get(0);
    if (!first.contains("input ended") && !first.contains("unexpected EOF")) {
      List<String> followed = readAll(wire + NEXT, 7, null);
      boolean readOn = !first.matches("(?s)\\d\\d\\d .*|.*error=.*");
      if (!followed.get(0).equals(first) || readOn && !followed.get(1).equals(NEXT_READ)) {
        throw new AssertionError("alone " + first + ", with the next behind it " + followed);
      }
    }
    return first;
  }

  /// Everything that a client sent, until it ends or is refused.
  static List<String> readAll(String wire, int piece, ConnectionTrace trace) throws IOException {
    return readAll(buffer(wire, piece), trace);
  }

  /// Everything that comes out of a buffer, until the client ends or is refused.
  static List<String> readAll(ReadBuffer in, ConnectionTrace trace) throws IOException {
    RequestReader reader = new RequestReader(in, 1 << 20, trace);
    List<String> read = new ArrayList<>();
    for (; ; ) {
      try {
        Request request = reader.read();
        read.add(describe(request, reader.lengthInDoubt()));
        RequestBody body = body(request);
        if (body != null && !body.finished()) {
          return read; // nobody knows where the next one begins
        }
      } catch (BadRequestException e) {
        read.add(e.status() + " " + e.reason());
        return read;
      } catch (EOFException e) {
        if (read.isEmpty()) {
          read.add("end");
        }
        return read;
      }
    }
  }

  /// The bytes of a client, at most `piece` at once, then its end.
  static ReadBuffer buffer(String wire, int piece) {
    return new ReadBuffer(source(wire, piece));
  }

  static ByteSource source(String wire, int piece) {
    byte[] bytes = latin1(wire);
    int[] position = {0};
    return (b, off, len) -> {
      int n = Math.min(Math.min(len, piece), bytes.length - position[0]);
      System.arraycopy(bytes, position[0], b, off, n);
      position[0] += n;
      return n == 0 ? -1 : n;
    };
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static RequestBody body(Request request) {
    return (RequestBody) HttpAccess.get().requestBody(request);
  }

  private static String describe(Request r, boolean inDoubt) {
    StringBuilder text = new StringBuilder();
    text.append(r.method()).append(' ').append(r.requestUri());
    text.append(r.proto().equals("HTTP/1.1") ? "" : " " + r.proto());
    text.append(" host=").append(r.host()).append(" fields=").append(r.header());
    text.append(r.close() ? " close" : "").append(inDoubt ? " in doubt" : "");
    if (r.contentLength() != 0) {
      text.append(" length=").append(r.contentLength()).append(content(r));
    }
    return text.append(r.trailer().isEmpty() ? "" : " trailer=" + r.trailer()).toString();
  }

  private static String content(Request r) {
    StringBuilder body = new StringBuilder();
    body.append(r.transferEncoding().isEmpty() ? "" : " " + r.transferEncoding()).append(" body=");
    byte[] piece = new byte[3];
    try {
      for (int n; (n = r.body().read(piece)) >= 0; ) {
        body.append(new String(piece, 0, n, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      body.append(" error=").append(e.getMessage());
    }
    return body.toString();
  }
}
