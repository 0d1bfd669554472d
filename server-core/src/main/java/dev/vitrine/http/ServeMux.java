package dev.vitrine.http;

import dev.vitrine.http.Escape.Part;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.internal.route.Decision;
import dev.vitrine.internal.route.Reasons;
import dev.vitrine.internal.route.Routes;
import dev.vitrine.internal.route.RoutingTable;
import dev.vitrine.trace.TraceEvent.PathRedirected;
import dev.vitrine.trace.TraceEvent.RouteMissed;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.trace.TraceEvent.RoutesKnown;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/// Gives each request to the handler whose pattern matches it best: the "router variable" of the
/// source texts. Go: `net/http` `ServeMux`, with its patterns of Go 1.22 and later.
///
/// A pattern is `[METHOD ][HOST]/[PATH]`:
///
/// | pattern | matches |
/// |---|---|
/// | `/hello` | this path, for every method and host |
/// | `/images/` | every path below, and sends `/images` there |
/// | `/{$}` | the path `/` alone, where `/` would match every path |
/// | `/b/{bucket}/o/{name...}` | any one segment, and the rest of the path; see [Request#pathValue] |
/// | `GET /hello` | `GET` and `HEAD` |
/// | `example.com/` | this host, to the letter and without a port |
///
/// Percent-encoding is taken off segment by segment: `/a%2Fb` has one segment.
///
/// **Precedence.** The more specific pattern wins: the one whose requests are all matched by the
/// other too. A pattern with a host beats one without. Two that overlap otherwise, or are the same,
/// conflict, and the second is refused; so the order of registration never matters.
///
/// **Answers of its own.** 307 to the clean form of a path with ".", ".." or empty segments, and from
/// `/images` to `/images/`; 404 when nothing matches; 405 with `Allow` when only the method does not;
/// 400 for the target "*". A `CONNECT` path is never cleaned.
///
/// Any thread may register and serve at any time: a request sees the registrations that were done
/// when it came.
public final class ServeMux implements Handler {
  private static final ServeMux DEFAULT = new ServeMux();

  private final RoutingTable<Handler> table = new RoutingTable<>();

  /// The registrations that each watched server has last been told of.
  private final Map<ServerTrace, Routes<Handler>> told =
      Collections.synchronizedMap(new WeakHashMap<>());

  /// A mux without patterns: it answers 404 to everything. Go: `NewServeMux`.
  public ServeMux() {}

  /// The mux of [Http#handle], which servers without a handler use. Go: `DefaultServeMux`.
  public static ServeMux defaultMux() {
    return DEFAULT;
  }

  /// What a request leads to.
  ///
  /// @param handler what would be called
  /// @param pattern what matched, or would after a redirect; empty when nothing did
  public record Match(Handler handler, String pattern) {}

  /// Registers a handler. Go: `ServeMux.Handle`, which panics where this throws.
  ///
  /// @return this mux
  /// @throws IllegalArgumentException for a malformed pattern, for one that conflicts with a
  ///     registered one, and for a null handler; the message says why. Nothing is registered then
  public ServeMux handle(String pattern, Handler h) {
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException("http: invalid pattern");
    }
    if (h == null) {
      throw new IllegalArgumentException("http: nil handler");
    }
    table.register(pattern, h);
    return this;
  }

  /// [#handle] under the name that the source texts use. Go: `ServeMux.HandleFunc`.
  public ServeMux handleFunc(String pattern, Handler h) {
    return handle(pattern, h);
  }

  /// What would be called for a request; never null. Changes nothing: path values are not set. Go:
  /// `ServeMux.Handler`.
  public Match handler(Request r) {
    return switch (decide(table.routes(), r)) {
      case Decision.Matched<Handler> m -> new Match(m.handler(), m.pattern().toString());
      case Decision.Redirected<Handler> to ->
          new Match(new RedirectHandler(location(to, r), to.status()), to.pattern());
      case Decision.Missed<Handler> m -> new Match(missHandler(m), "");
    };
  }

  // @start region="mux"
  /// Finds the handler for a request and calls it. Go: `ServeMux.ServeHTTP`.
  @Override
  public void serveHttp(ResponseWriter w, Request r) throws Exception {
    if (r.requestUri().equals("*")) {
      serveAsterisk(w, r);
      return;
    }
    Routes<Handler> routes = table.routes();
    announceNews(r.origin().trace, routes);
    Decision<Handler> decision = decide(routes, r);
    // No switch: the first one over types would delay the server's first answer, as Java builds it
    // at run time.
    if (decision instanceof Decision.Matched<Handler> m) {
      serveMatched(routes, m, w, r);
    } else if (decision instanceof Decision.Redirected<Handler> to) {
      serveRedirect(to, w, r);
    } else {
      serveMiss((Decision.Missed<Handler>) decision, w, r);
    }
  }

  private static Decision<Handler> decide(Routes<Handler> routes, Request r) {
    Url url = r.url();
    return routes.decide(r.method(), r.host(), url.host(), url.escapedPath());
  }

  // @end region="mux"

  // @start region="routed"
  private static void serveMatched(
      Routes<Handler> routes, Decision.Matched<Handler> m, ResponseWriter w, Request r)
      throws Exception {
    String pattern = m.pattern().toString();
    r.match().set(pattern, m.pattern().names(), m.values());
    ConnectionTrace trace = r.origin().trace;
    if (trace != null) {
      Reasons why = routes.reasons(r.method(), r.host(), r.url().escapedPath());
      trace.emit(new Routed(pattern, why.rule().word(), why.candidates(), m.pathValues()));
    }
    HandlerCall.run(m.handler(), pattern, w, r);
  }

  // @end region="routed"

  // @start region="path-redirected"
  private static void serveRedirect(Decision.Redirected<Handler> to, ResponseWriter w, Request r)
      throws Exception {
    String location = location(to, r);
    r.match().set(to.pattern(), List.of(), List.of());
    ConnectionTrace trace = r.origin().trace;
    if (trace != null) {
      trace.emit(new PathRedirected(r.requestUri(), location));
    }
    HandlerCall.run(new RedirectHandler(location, to.status()), null, w, r);
  }

  /// Path and query, as they stand in a URL; the query's bytes as they came.
  private static String location(Decision.Redirected<Handler> to, Request r) {
    String path = Escape.escape(to.path(), Part.PATH);
    String query = r.url().rawQuery();
    return query.isEmpty() ? path : path + "?" + query;
  }

  // @end region="path-redirected"

  // @start region="route-missed"
  private static void serveMiss(Decision.Missed<Handler> m, ResponseWriter w, Request r)
      throws Exception {
    r.match().set("", List.of(), List.of());
    ConnectionTrace trace = r.origin().trace;
    if (trace != null) {
      String allow = m.allow().isEmpty() ? null : String.join(", ", m.allow());
      trace.emit(new RouteMissed(m.status(), allow));
    }
    HandlerCall.run(missHandler(m), null, w, r);
  }

  private static Handler missHandler(Decision.Missed<Handler> m) {
    return m.allow().isEmpty() ? ErrorReply.NOT_FOUND : ErrorReply.methodNotAllowed(m.allow());
  }

  /// "*" means the server as a whole, and the server has answered `OPTIONS *` already, unless told
  /// not to; nothing else can be asked of it. RFC 9112 section 3.2.4.
  private static void serveAsterisk(ResponseWriter w, Request r) throws Exception {
    ConnectionTrace trace = r.origin().trace;
    if (trace != null) {
      trace.emit(new RouteMissed(400, null));
    }
    HandlerCall.run(new NamedHandler("BadRequestHandler", ServeMux::badRequest), null, w, r);
  }

  private static void badRequest(ResponseWriter w, Request r) throws IOException {
    if (r.protoAtLeast(1, 1)) {
      w.header().set("Connection", "close");
    }
    w.writeHeader(400);
  }

  // @end region="route-missed"

  // @start region="routes-known"
  /// Tells a server that begins to serve what this mux routes.
  void announce(ServerTrace trace) {
    Routes<Handler> routes = table.routes();
    trace.emit(new RoutesKnown(routes.patterns()));
    told.put(trace, routes);
  }

  /// Tells it again, before it sees any outcome, when something was registered meanwhile.
  private void announceNews(ConnectionTrace trace, Routes<Handler> routes) {
    if (trace == null || routes.equals(told.get(trace.server()))) {
      return;
    }
    trace.emit(new RoutesKnown(routes.patterns()));
    // Only now, so that no other request's outcome comes before it; two may tell it at once.
    told.put(trace.server(), routes);
  }

  /// Routes from now on what `other` does, and tells it to every server that knows what this mux routed.
  /// `other` is not used afterwards. A request that came before keeps what it found.
  ///
  /// Go's mux only ever gets more patterns; a program that wants others puts a handler in front of it that
  /// asks one mux and then another.
  void become(ServeMux other) {
    table.become(other.table);
    Routes<Handler> routes = table.routes();
    for (ServerTrace trace : List.copyOf(told.keySet())) {
      trace.emit(new RoutesKnown(routes.patterns()));
      told.put(trace, routes);
    }
  }

  // @end region="routes-known"
}
