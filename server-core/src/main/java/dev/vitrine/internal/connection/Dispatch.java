package dev.vitrine.internal.connection;

import dev.vitrine.http.Handler;
import dev.vitrine.http.Request;
import dev.vitrine.http.ResponseWriter;
import dev.vitrine.http.ServeMux;
import dev.vitrine.internal.access.RequestTooLarge;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.trace.TraceEvent.HandlerChosen;
import java.io.IOException;

/// Decides who answers: the handler that the server was given, the default mux, or the server itself
/// for `OPTIONS *`. Go: `serverHandler.ServeHTTP`.
final class Dispatch {
  /// The body of an `OPTIONS *` request that is read, to keep the connection usable; a longer one is
  /// a waste of both sides' time. Go: `globalOptionsHandler`.
  private static final int OPTIONS_BODY_BYTES = 4 << 10;

  private Dispatch() {}

  // @start region="dispatch"
  static Handler choose(ServerSettings settings, Request request, ConnectionTrace trace) {
    Handler handler = settings.handler();
    String kind = "given";
    if (handler == null) {
      handler = ServeMux.defaultMux();
      kind = "default-mux";
    }
    if (!settings.disableGeneralOptions()
        && request.requestUri().equals("*")
        && request.method().equals("OPTIONS")) {
      handler = Dispatch::options;
      kind = "options";
    }
    if (trace != null) {
      trace.emit(new HandlerChosen(kind));
    }
    return handler;
  }

  // @end region="dispatch"

  /// RFC 9110 section 9.3.7: what the server as a whole can do, which is said by answering at all.
  private static void options(ResponseWriter w, Request r) throws IOException {
    w.header().set("Content-Length", "0");
    if (r.contentLength() != 0
        && r.body().readNBytes(OPTIONS_BODY_BYTES + 1).length > OPTIONS_BODY_BYTES
        && w instanceof RequestTooLarge response) {
      response.requestTooLarge();
    }
  }
}
