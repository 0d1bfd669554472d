package dev.vitrine.http;

/// Hands a request on with the beginning of its path cut off; answers 404 where the path begins
/// otherwise. Go: `http.StripPrefix`.
final class StripPrefix implements Handler {
  private final String prefix;
  private final String rawPrefix;
  private final Handler handler;

  StripPrefix(String prefix, Handler handler) {
    this.prefix = prefix;
    this.rawPrefix = Escape.toBytes(prefix);
    this.handler = handler;
  }

  @Override
  public void serveHttp(ResponseWriter w, Request r) throws Exception {
    Url u = r.url();
    // The encoded form must begin so too: a prefix that was sent as "%61dmin" is not cut.
    boolean raw = !u.rawPath().isEmpty();
    if (!u.path().startsWith(prefix) || raw && !u.rawPath().startsWith(rawPrefix)) {
      ErrorReply.notFound(w);
      return;
    }
    String rest = u.path().substring(prefix.length());
    String rawRest = raw ? u.rawPath().substring(rawPrefix.length()) : "";
    handler.serveHttp(w, r.withUrl(u.withPath(rest, rawRest)));
  }
}
