package dev.vitrine.peer;

import dev.vitrine.http.AbortHandlerException;
import dev.vitrine.http.BodyNotAllowedException;
import dev.vitrine.http.ContentLengthException;
import dev.vitrine.http.Handler;
import dev.vitrine.http.Header;
import dev.vitrine.http.Hijacked;
import dev.vitrine.http.HijackedException;
import dev.vitrine.http.Http;
import dev.vitrine.http.Request;
import dev.vitrine.http.ResponseWriter;
import dev.vitrine.net.Conn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The handlers of [GoPeer] in Java: the same steps, the same answers. What `src/test/go/peer/main.go`
/// says of them holds here.
public final class PeerHandler implements Handler {
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{2}");

  @Override
  public void serveHttp(ResponseWriter w, Request r) throws Exception {
    String path = r.url().path();
    switch (path.startsWith("/run/") ? "/run" : path) {
      case "/run" -> run(w, r);
      case "/hello" -> w.write("Hello, world!");
      default -> describe(w, r);
    }
  }

  private static void describe(ResponseWriter w, Request r) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean failed = false;
    try {
      byte[] b = new byte[4096];
      for (int n; (n = r.body().read(b)) > 0; ) {
        body.write(b, 0, n);
      }
    } catch (IOException _) {
      failed = true; // what Go's handler sees as err != nil
    }
    w.header().set("Content-Type", "text/plain; charset=utf-8");
    StringBuilder out = new StringBuilder();
    line(out, "method", r.method());
    line(out, "requestUri", r.requestUri());
    line(out, "proto", r.proto() + " " + r.protoMajor() + " " + r.protoMinor());
    line(out, "host", r.host());
    line(out, "scheme", r.url().scheme());
    line(out, "urlHost", r.url().host());
    String path = r.url().path();
    boolean malformed = path.indexOf('\uFFFD') >= 0; // Go keeps the bytes, we replace them
    line(out, "path", malformed ? "malformed" : latin1(path.getBytes(StandardCharsets.UTF_8)));
    line(out, "rawPath", r.url().rawPath());
    line(out, "rawQuery", r.url().rawQuery());
    line(out, "contentLength", Long.toString(r.contentLength()));
    line(out, "transferEncoding", String.join(",", r.transferEncoding()));
    line(out, "close", Boolean.toString(r.close()));
    describeHeader(out, "header ", r.header());
    line(out, "body", latin1(body.toByteArray()));
    line(out, "failed", Boolean.toString(failed));
    describeHeader(out, "trailer ", r.trailer());
    w.write(out.toString());
  }

  private static void describeHeader(StringBuilder out, String what, Header h) {
    Map<String, List<String>> sorted = new TreeMap<>();
    for (Map.Entry<String, List<String>> field : h) {
      sorted.put(field.getKey(), field.getValue());
    }
    sorted.forEach((name, values) -> line(out, what + quote(name), String.join("\n", values)));
  }

  private static void line(StringBuilder out, String what, String text) {
    out.append(what).append(' ').append(quote(text)).append('\n');
  }

  /// Every character that is not plain ASCII as the byte that it stands for.
  private static String quote(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '\\') {
        out.append("\\x").append(Character.forDigit(c >> 4 & 15, 16));
        out.append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static void run(ResponseWriter w, Request r) throws Exception {
    IOException last = null;
    Request left = r; // with what is still let through of its body
    for (String escaped : r.url().rawQuery().split("&", -1)) {
      String step = unescape(escaped);
      if (step.isEmpty()) {
        continue;
      }
      try {
        if (step.charAt(0) == 'm') {
          long limit = number(step.substring(1));
          left = left.withBody(Http.maxBytesReader(w, left.body(), limit));
        } else {
          take(step.charAt(0), step.substring(1), w, left, last);
        }
      } catch (IOException e) {
        last = e;
      }
    }
  }

  private static void take(char step, String rest, ResponseWriter w, Request r, IOException last)
      throws IOException {
    switch (step) {
      case 'h' -> changeHeader(w.header(), rest);
      case 's' -> w.writeHeader(number(rest));
      case 'f' -> w.flush();
      case 'w' -> w.write(pattern(number(rest)));
      case 't' -> w.write(latin1(pattern(number(rest))));
      case 'W' -> w.write(rest.substring(1).getBytes(StandardCharsets.ISO_8859_1));
      case 'T' -> w.write(rest.substring(1));
      case 'r' -> read(r.body(), rest.isEmpty() ? Long.MAX_VALUE : number(rest));
      case 'd' -> w.enableFullDuplex();
      case 'e' -> w.write(("[" + name(last) + "]").getBytes(StandardCharsets.US_ASCII));
      case 'p' -> throw new IllegalStateException("as asked");
      case 'a' -> throw new AbortHandlerException();
      case 'j' -> {
        Hijacked taken = w.hijack();
        byte[] raw = rest.substring(1).getBytes(StandardCharsets.ISO_8859_1);
        try (Conn conn = taken.conn()) {
          conn.write(raw, 0, raw.length);
        }
      }
      case 'J' -> {
        Hijacked taken = w.hijack();
        try (Conn conn = taken.conn()) {
          byte[] all = ("[" + latin1(rest(taken)) + "]").getBytes(StandardCharsets.ISO_8859_1);
          conn.write(all, 0, all.length);
        }
      }
      case 'y' -> sendBack(w, r.body(), Math.max(number(rest), 1));
      case 'l' -> Http.redirect(w, r, utf8(behindColon(rest)), number(beforeColon(rest)));
      case 'E' -> Http.error(w, utf8(behindColon(rest)), number(beforeColon(rest)));
      default -> {
        // Damage in a random request made it no step.
      }
    }
  }

  private static void changeHeader(Header header, String change) {
    String field = change.substring(1);
    int equals = field.indexOf('=');
    String name = equals < 0 ? field : field.substring(0, equals);
    String value = equals < 0 ? "" : field.substring(equals + 1);
    switch (change.charAt(0)) {
      case '+' -> header.add(name, value);
      case '=' -> header.set(name, value);
      case '-' -> header.delete(name);
      case '0' -> header.set(name, List.of());
      default -> {
        // As above.
      }
    }
  }

  /// Everything that came before the connection was taken over, and comes until the client's end.
  private static byte[] rest(Hijacked taken) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(taken.buffered());
    byte[] b = new byte[4096];
    try {
      for (int n; (n = taken.conn().read(b, 0, b.length)) > 0; ) {
        all.write(b, 0, n);
      }
    } catch (IOException _) {
      // As far as it came.
    }
    return all.toByteArray();
  }

  /// A write that fails does not end it; a read does. Throws the last failure.
  private static void sendBack(ResponseWriter w, InputStream body, int size) throws IOException {
    IOException failed = null;
    byte[] piece = new byte[size];
    for (boolean more = true; more; ) {
      int n = 0;
      try {
        while (n < size && more) {
          int read = body.read(piece, n, size - n);
          more = read >= 0;
          n += Math.max(read, 0);
        }
      } catch (IOException e) {
        more = false;
        failed = e;
      }
      if (n > 0) {
        try {
          w.write(piece, 0, n);
        } catch (IOException e) {
          failed = e;
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }

  private static String beforeColon(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  private static String behindColon(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? "" : text.substring(colon + 1);
  }

  /// Text of bytes, one character a byte.
  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static void read(InputStream body, long limit) throws IOException {
    byte[] b = new byte[4096];
    for (long left = limit; left > 0; ) {
      int n = body.read(b, 0, (int) Math.min(left, b.length));
      if (n < 0) {
        if (limit != Long.MAX_VALUE) {
          throw new EndReached();
        }
        return;
      }
      left -= n;
    }
  }

  /// 0 for what is no number, as Go's `strconv.Atoi` gives beside its error.
  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private static byte[] pattern(int n) {
    byte[] b = new byte[n];
    for (int i = 0; i < n; i++) {
      b[i] = (byte) "abcdefghijklmnopqrstuvwxyz\n".charAt(i % 27);
    }
    return b;
  }

  private static String name(IOException e) {
    return switch (e) {
      case null -> "none";
      case EndReached _ -> "end";
      case ContentLengthException _, BodyNotAllowedException _, HijackedException _ ->
          e.getClass().getSimpleName();
      default -> "error"; // the other side's exceptions have no names to compare
    };
  }

  private static String latin1(byte[] b) {
    return new String(b, StandardCharsets.ISO_8859_1);
  }

  /// Percent-decoding to one character a byte; "" where it is malformed.
  private static String unescape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        if (i + 2 >= text.length() || !HEX.matcher(text.substring(i + 1, i + 3)).matches()) {
          return "";
        }
        out.append((char) Integer.parseInt(text, i + 1, i + 3, 16));
        i += 2;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  /// What Go's `io.CopyN` says where a body ends before as much of it was read as was asked for.
  private static final class EndReached extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
