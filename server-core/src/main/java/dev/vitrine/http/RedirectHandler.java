package dev.vitrine.http;

import dev.vitrine.internal.text.StatusText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Sends every client to another URL. RFC 9110 sections 10.2.2 and 15.4. Go: `redirectHandler` and
/// `http.Redirect`.
///
/// @param url absolute, or relative to what was asked for; ISO-8859-1, one char a byte
/// @param status 3xx
record RedirectHandler(String url, int status) implements Handler {
  private static final char[] LOWER_HEX = "0123456789abcdef".toCharArray();

  @Override
  public void serveHttp(ResponseWriter w, Request r) throws IOException {
    redirect(w, r, url, status);
  }

  /// @param url ISO-8859-1, one char a byte
  static void redirect(ResponseWriter w, Request r, String url, int status) throws IOException {
    String target = isRelative(url) ? resolve(url, r.url().escapedPath()) : url;
    Header h = w.header();
    // A handler that set a content type writes its own body.
    boolean ownBody = h.has("Content-Type");
    h.set("Location", escapeNonAscii(target));
    boolean get = r.method().equals("GET");
    if (!ownBody && (get || r.method().equals("HEAD"))) {
      h.set("Content-Type", "text/html; charset=utf-8");
    }
    w.writeHeader(status);
    // RFC 9110 section 15.4.8: a note with a link, for a client that does not follow.
    if (!ownBody && get) {
      String body =
          "<a href=\"" + HtmlText.escape(target) + "\">" + StatusText.of(status) + "</a>.\n\n";
      ErrorReply.body(w, body.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static boolean isRelative(String url) {
    try {
      Url u = Url.parse(url);
      return u.scheme().isEmpty() && u.host().isEmpty();
    } catch (UrlSyntaxException notOurs) {
      return false; // sent as the handler wrote it
    }
  }

  /// The client could do this too, but doing it here is more reliable.
  private static String resolve(String url, String asked) {
    String path = url;
    if (!url.startsWith("/")) {
      String base = asked.isEmpty() ? "/" : asked;
      path = base.substring(0, base.lastIndexOf('/') + 1) + url;
    }
    int mark = path.indexOf('?');
    String query = mark < 0 ? "" : path.substring(mark);
    path = mark < 0 ? path : path.substring(0, mark);
    // Not the router's cleaning: behind "OPTIONS *" a path stays relative.
    String clean = SlashPath.clean(path);
    boolean slash = path.endsWith("/") && !clean.endsWith("/");
    return clean + (slash ? "/" : "") + query;
  }

  private static String escapeNonAscii(String bytes) {
    StringBuilder out = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (c < 0x80) {
        out.append(c);
      } else {
        out.append('%').append(LOWER_HEX[c >> 4 & 15]).append(LOWER_HEX[c & 15]);
      }
    }
    return out.toString();
  }
}
