package dev.vitrine.bench.peer;

import dev.vitrine.http.ResponseWriter;
import dev.vitrine.http.ServeMux;
import dev.vitrine.http.Server;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import java.io.IOException;

/// Vitrine's server, without a tracer.
public final class VitrinePeer {
  private VitrinePeer() {}

  /// Listens on a free port of the loopback address and serves until the process is ended.
  public static void main(String[] args) throws IOException {
    ServeMux mux = new ServeMux();
    mux.handle(
        "/",
        (w, r) -> {
          w.header().set("Content-Type", "text/plain");
          w.write(Answers.HELLO);
        });
    mux.handle("/echo", (w, r) -> w.write(r.body().readAllBytes()));
    mux.handle("/big", (w, r) -> big(w));
    Listener listener = Net.listen("tcp", "127.0.0.1:0");
    Answers.listening(listener.address().getPort());
    Server.builder().handler(mux).build().serve(listener);
  }

  private static void big(ResponseWriter w) throws IOException {
    w.header().set("Content-Length", Long.toString((long) Answers.BLOCKS * Answers.BLOCK.length));
    for (int i = 0; i < Answers.BLOCKS; i++) {
      w.write(Answers.BLOCK);
    }
  }
}
