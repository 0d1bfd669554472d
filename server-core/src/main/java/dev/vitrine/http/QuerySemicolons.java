package dev.vitrine.http;

/// Hands a request on with each ";" of its query turned into "&", for clients that still part pairs
/// so. Go: `http.AllowQuerySemicolons`.
final class QuerySemicolons implements Handler {
  private final Handler handler;

  QuerySemicolons(Handler handler) {
    this.handler = handler;
  }

  @Override
  public void serveHttp(ResponseWriter w, Request r) throws Exception {
    String query = r.url().rawQuery();
    if (query.indexOf(';') < 0) {
      handler.serveHttp(w, r);
    } else {
      handler.serveHttp(w, r.withUrl(r.url().withRawQuery(query.replace(';', '&'))));
    }
  }
}
