package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.FigureOptions.Names;

/// The words on the panels and boxes: those of the source text's figure, those of this server's source, or those of
/// Go's.
record DetailedNames(
    String listenPanel,
    String listen,
    String serve,
    String loop,
    String accept,
    String newConn,
    String spawn,
    String connectionPanel,
    String read,
    String analyse,
    String choose,
    String handler) {
  private static final DetailedNames FIGURE =
      new DetailedNames(
          "ListenAndServe",
          "net.Listen(\"tcp\", addr)",
          "srv.Serve(l net.Listener)",
          "for {}",
          "rw := l.Accept()",
          "c := srv.newConn(rw)",
          "go c.serve()",
          "c.serve()",
          "c.readRequest()",
          "take out and analyse resp, req",
          "handler = DefaultServeMux",
          "handler.ServeHTTP(resp, req)");

  private static final DetailedNames GO =
      new DetailedNames(
          "srv.ListenAndServe()",
          "net.Listen(\"tcp\", addr)",
          "srv.Serve(ln)",
          "for {}",
          "rw, err := l.Accept()",
          "c := srv.newConn(rw)",
          "go c.serve(connCtx)",
          "c.serve(connCtx)",
          "w, err := c.readRequest(ctx)",
          "req := w.req",
          "handler := sh.srv.Handler",
          "handler.ServeHTTP(w, w.req)");

  private static final DetailedNames JAVA =
      new DetailedNames(
          "server.listenAndServe()",
          "Net.listen(\"tcp\", address)",
          "server.serve(listener)",
          "for (;;)",
          "listener.accept()",
          "new Connection(conn)",
          "worker.start()",
          "connection.serve()",
          "reader.read()",
          "new Exchange(request)",
          "Dispatch.choose(request)",
          "handler.serveHttp(w, r)");

  static DetailedNames of(Names names) {
    return switch (names) {
      case FIGURE -> FIGURE;
      case JAVA -> JAVA;
      case GO -> GO;
    };
  }
}
