package dev.vitrine.bench.peer;

import dev.vitrine.http.Http;
import dev.vitrine.http.ResponseWriter;
import dev.vitrine.http.ServeMux;
import dev.vitrine.http.Server;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.trace.RingTracer;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.nio.file.Path;

/// Vitrine's server, with or without a tracer.
public final class VitrinePeer {
  private static final int RING = 1 << 14;

  private VitrinePeer() {}

  /// Listens on a free port of the loopback address and serves until the process is ended.
  ///
  /// The first argument is the file that `/file/…` sends, the second, where there is one, the tracer:
  /// `ring`, or `async` for a ring behind a queue.
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    ServeMux mux = new ServeMux();
    mux.handle(
        "/",
        (w, r) -> {
          w.header().set("Content-Type", "text/plain");
          w.write(Answers.HELLO);
        });
    mux.handle("/echo", (w, r) -> w.write(r.body().readAllBytes()));
    mux.handle("/big", (w, r) -> big(w));
    mux.handle("/file/", (w, r) -> Http.serveFile(w, r, file));
    Server.Builder server = Server.builder().handler(mux);
    Listener listener = Net.listen("tcp", "127.0.0.1:0");
    int port = listener.address().getPort();
    if (args.length == 1) {
      Control.listening(port);
    } else {
      RingTracer ring = new RingTracer(RING);
      server.tracer(args[1].equals("async") ? Tracer.async(ring, RING) : ring);
      Control.listening(port, () -> ring.dropped() + ring.records().size());
    }
    server.build().serve(listener);
  }

  private static void big(ResponseWriter w) throws IOException {
    w.header().set("Content-Length", Long.toString((long) Answers.BLOCKS * Answers.BLOCK.length));
    for (int i = 0; i < Answers.BLOCKS; i++) {
      w.write(Answers.BLOCK);
    }
  }
}
