package dev.vitrine.http;

import dev.vitrine.net.Listener;
import java.io.IOException;

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
