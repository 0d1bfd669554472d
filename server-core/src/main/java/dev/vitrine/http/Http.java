package dev.vitrine.http;

import dev.vitrine.internal.text.HeaderNames;
import dev.vitrine.internal.text.HttpTime;
import dev.vitrine.internal.text.Sniff;
import dev.vitrine.internal.text.StatusText;
import dev.vitrine.net.Listener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// The functions that stand at the top of a package in Go, which has no need of a class for them. Go:
/// package `net/http`.
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

  /// The same over TLS; see [Server#listenAndServeTls]. Go: `http.ListenAndServeTLS`.
  ///
  /// @param address `host:port`; "" means ":https", port 443 of all addresses
  /// @param h null: the default mux
  public static void listenAndServeTls(String address, Path certificatePem, Path keyPem, Handler h)
      throws IOException {
    Server server = Server.builder().address(address).handler(h).build();
    server.listenAndServeTls(certificatePem, keyPem);
  }

  /// Answers every request that arrives at `l` with `h`. Go: `http.Serve`. Blocks, closes `l` at the
  /// end, and always ends by throwing.
  ///
  /// @param h null: the default mux
  /// @throws IOException when accept failed for good
  public static void serve(Listener l, Handler h) throws IOException {
    Server.builder().handler(h).build().serve(l);
  }

  /// The same over TLS; see [Server#serveTls]. Go: `http.ServeTLS`.
  ///
  /// @param h null: the default mux
  public static void serveTls(Listener l, Handler h, Path certificatePem, Path keyPem)
      throws IOException {
    Server.builder().handler(h).build().serveTls(l, certificatePem, keyPem);
  }

  /// Hands requests on with `prefix` cut off their path, its encoded form included; the others get
  /// 404. Go: `http.StripPrefix`.
  ///
  /// @param prefix decoded; must match exactly: one that was sent with escapes is not cut
  public static Handler stripPrefix(String prefix, Handler h) {
    return prefix.isEmpty() ? h : new StripPrefix(prefix, h);
  }

  /// Answers 503 when `h` takes longer than `limit`, which then may go on, its context done, but
  /// writes to nobody ([HandlerTimeoutException]). `h` runs on a virtual thread of its own, its
  /// response is sent when it has returned; it can neither flush, hijack nor set deadlines. Go:
  /// `http.TimeoutHandler`.
  ///
  /// @param limit zero and negative: at once; on the server's clock
  /// @param message the body of the 503 answer, HTML; empty for Go's
  public static Handler timeoutHandler(Handler h, Duration limit, String message) {
    return new TimeoutHandler(h, limit, message);
  }

  /// Hands requests on with [#maxBytesReader] around their body. Go: `http.MaxBytesHandler`.
  public static Handler maxBytesHandler(Handler h, long limit) {
    return new MaxBytesHandler(h, limit);
  }

  /// Hands requests on with each ";" of the query turned into "&". Go: `http.AllowQuerySemicolons`.
  public static Handler allowQuerySemicolons(Handler h) {
    return new QuerySemicolons(h);
  }

  /// A body that throws [BodyTooLargeException] instead of more than `limit` bytes; the connection is
  /// then closed after the response, the rest unread. Go: `http.MaxBytesReader`.
  ///
  /// @param w the response to the request that `body` belongs to
  /// @param limit in bytes; negative counts as 0
  public static InputStream maxBytesReader(ResponseWriter w, InputStream body, long limit) {
    return MaxBytesHandler.reader(w, body, limit);
  }

  /// Serves the files below `root`: `index.html` for a directory, else a list of its names; ranges and
  /// preconditions as [#serveContent]. Go: `http.FileServer` over `http.Dir`.
  ///
  /// A URL that ends in "/index.html" is redirected to its directory; one of a directory without a
  /// slash, and one of a file with a slash, to the other form.
  ///
  /// The path is cleaned first: ".." never leads above `root`. Symbolic links are followed wherever
  /// they lead, out of `root` too, and names that begin with a dot (".git") are served: do not serve a
  /// directory into which others may write, and keep secrets elsewhere.
  public static Handler fileServer(Path root) {
    return new FileServer(root);
  }

  /// Answers with one file, or with a directory as [#fileServer] does. Go: `http.ServeFile`.
  ///
  /// A request whose path holds a ".." gets 400, since too many programs build `file` from it; one
  /// whose path ends in "/index.html" is redirected. The path is used for nothing else: `file` is opened
  /// as it stands, ".." and symbolic links included.
  public static void serveFile(ResponseWriter w, Request r, Path file) throws IOException {
    FileServer.serveFile(w, r, file);
  }

  /// Answers with a content: one range, several or all of it, or nothing when the client has it
  /// already. RFC 9110 sections 13 and 14. Go: `http.ServeContent`.
  ///
  /// Set `Etag` before, if there is one, and `Content-Type`, if not to be guessed. The caller closes
  /// `content`.
  ///
  /// @param name only its ending counts, for the content type; may be empty
  /// @param modified null: unknown; tells `Last-Modified`, to the second
  public static void serveContent(
      ResponseWriter w, Request r, String name, Instant modified, SeekableByteChannel content)
      throws IOException {
    ContentServer.serve(w, r, name, modified, content);
  }

  /// Adds a `Set-Cookie` field; an invalid cookie sets nothing. Go: `http.SetCookie`.
  public static void setCookie(ResponseWriter w, Cookie c) {
    String value = c.toString();
    if (!value.isEmpty()) {
      w.header().add("Set-Cookie", value);
    }
  }

  /// Guesses a content type from the first 512 bytes; "application/octet-stream" when it cannot tell.
  /// WHATWG MIME Sniffing. Go: `http.DetectContentType`.
  public static String detectContentType(byte[] data) {
    return Sniff.detect(data);
  }

  /// The reason phrase of a status, "" when it is unknown. Go: `http.StatusText`.
  public static String statusText(int status) {
    return StatusText.of(status);
  }

  /// A field name in its canonical form, "Accept-Encoding" for "accept-encoding"; what is no token
  /// comes back unchanged. Go: `http.CanonicalHeaderKey`.
  public static String canonicalHeaderKey(String name) {
    return HeaderNames.canonical(name);
  }

  /// Reads a date in one of the three forms of RFC 9110 section 5.6.7. Go: `http.ParseTime`.
  ///
  /// @throws java.time.format.DateTimeParseException when it has none of them
  public static Instant parseTime(String text) {
    return HttpTime.parse(text);
  }

  /// A date as HTTP writes it, "Sun, 06 Nov 1994 08:49:37 GMT". Go: `http.TimeFormat`.
  public static String formatTime(Instant t) {
    return HttpTime.format(t);
  }
}
