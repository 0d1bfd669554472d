package dev.vitrine.http;

import dev.vitrine.net.Listener;
import java.io.IOException;
import java.util.Objects;

/// The functions that Go's package `net/http` has at its top level.
public final class Http {
  /// What a header key begins with that [ResponseWriter#header] gets after the body was begun, and
  /// that is sent as a trailer without having been announced. Go: `http.TrailerPrefix`.
  public static final String TRAILER_PREFIX = "Trailer:";

  private Http() {}

  /// Registers `h` for `pattern` on [ServeMux#defaultMux]. Go: `http.Handle`.
  ///
  /// @throws IllegalArgumentException when the pattern is bad or conflicts with another, and why
  public static void handle(String pattern, Handler h) {
    ServeMux.defaultMux().handle(pattern, h);
  }

  /// The same as [#handle], under the name that the source texts use. Go: `http.HandleFunc`.
  public static void handleFunc(String pattern, Handler h) {
    ServeMux.defaultMux().handleFunc(pattern, h);
  }

  /// Answers with one line of plain text and a status, in place of what the handler meant to answer.
  /// The handler should write no more. Go: `http.Error`.
  public static void error(ResponseWriter w, String message, int status) throws IOException {
    ErrorReply.error(w, message, status);
  }

  /// Answers 404. Go: `http.NotFound`.
  public static void notFound(ResponseWriter w, Request r) throws IOException {
    ErrorReply.notFound(w);
  }

  /// Answers 404 to every request. Go: `http.NotFoundHandler`.
  public static Handler notFoundHandler() {
    return ErrorReply.NOT_FOUND;
  }

  /// Sends the client to another URL. Go: `http.Redirect`. `GET` gets a short HTML note with a link,
  /// unless a content type was set, which says that the handler writes its own.
  ///
  /// @param url absolute, or relative to the request's path; what is not ASCII is percent-encoded, in
  ///     UTF-8, what is encoded already stays so
  /// @param status 3xx
  public static void redirect(ResponseWriter w, Request r, String url, int status)
      throws IOException {
    RedirectHandler.redirect(w, r, Escape.toBytes(url), status);
  }

  /// Sends the client of every request to the same URL; see [#redirect]. Go: `http.RedirectHandler`.
  public static Handler redirectHandler(String url, int status) {
    return new RedirectHandler(Escape.toBytes(url), status);
  }

  /// A handler under a name of its own: what events call it. Without one it is the name of its class,
  /// "lambda" for a lambda.
  public static Handler named(String name, Handler h) {
    return new NamedHandler(
        Objects.requireNonNull(name, "name"), Objects.requireNonNull(h, "handler"));
  }

  /// Listens on `address` and answers every request with `h`. Go: `http.ListenAndServe`. Blocks, and
  /// always ends by throwing.
  ///
  /// @param address `host:port`; "" means ":http", port 80 of all addresses
  /// @param h null: the default mux
  /// @throws IOException when the address cannot be listened on, or accept failed for good
  public static void listenAndServe(String address, Handler h) throws IOException {
    Server.builder().address(address).handler(h).build().listenAndServe();
  }

  /// Answers every request that arrives at `l` with `h`. Go: `http.Serve`. Blocks, closes `l` at the
  /// end, and always ends by throwing.
  ///
  /// @param h null: the default mux
  /// @throws IOException when accept failed for good
  public static void serve(Listener l, Handler h) throws IOException {
    Server.builder().handler(h).build().serve(l);
  }
}
