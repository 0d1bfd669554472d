package dev.vitrine.http;

/// A handler with a name of its own in the events. See [Http#named].
record NamedHandler(String name, Handler handler) implements Handler {
  @Override
  public void serveHttp(ResponseWriter w, Request r) throws Exception {
    handler.serveHttp(w, r);
  }
}
