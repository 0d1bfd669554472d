package dev.vitrine.http;

import dev.vitrine.internal.route.Decision;
import dev.vitrine.internal.route.RoutingTable;
import dev.vitrine.internal.text.StatusText;
import java.util.List;

/// Chooses a handler by the patterns registered with it. Go: `ServeMux`.
public final class ServeMux implements Handler {
  private static final ServeMux DEFAULT = new ServeMux();

  private final RoutingTable<Handler> table = new RoutingTable<>();

  /// A mux without patterns.
  public ServeMux() {}

  /// The mux that serves where no handler was given.
  public static ServeMux defaultMux() {
    return DEFAULT;
  }

  /// Registers `h` for `pattern`.
  ///
  /// @throws IllegalArgumentException when the pattern is bad or conflicts with another, and why
  public ServeMux handle(String pattern, Handler h) {
    table.register(pattern, h);
    return this;
  }

  /// The same as [#handle].
  public ServeMux handleFunc(String pattern, Handler h) {
    return handle(pattern, h);
  }

  /// The patterns in the order of registration.
  List<String> patterns() {
    return table.routes().patterns();
  }

  @Override
  public void serveHttp(ResponseWriter w, Request r) throws Exception {
    switch (table.routes().decide(r.method(), r.host(), r.url().host(), r.url().escapedPath())) {
      case Decision.Matched<Handler> match -> {
        r.match().pattern = match.pattern().toString();
        r.match().values = match.pathValues();
        match.handler().serveHttp(w, r);
      }
      case Decision.Redirected<Handler> redirect -> {
        w.header().set("Location", redirect.path());
        w.writeHeader(redirect.status());
      }
      case Decision.Missed<Handler> miss -> {
        w.header().set("Content-Type", "text/plain; charset=utf-8");
        w.header().set("X-Content-Type-Options", "nosniff");
        if (!miss.allow().isEmpty()) {
          w.header().set("Allow", String.join(", ", miss.allow()));
        }
        w.writeHeader(miss.status());
        w.write(miss.status() + " " + StatusText.of(miss.status()) + "\n");
      }
    }
  }
}
