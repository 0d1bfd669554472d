package dev.vitrine.tracer.figure;

import dev.vitrine.http.Handler;
import dev.vitrine.http.Http;
import dev.vitrine.http.ServeMux;
import dev.vitrine.http.Server;
import dev.vitrine.httptest.TestServer;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import dev.vitrine.tracer.trace.TraceStore;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Traces of a real server over a loopback socket, for figures that show what no scenario plays.
public final class Exchanges {
  private Exchanges() {}

  /// A mux whose handlers are called `h0`, `h1`, … in the order of their patterns and answer with a line.
  public static Handler mux(List<String> patterns) {
    ServeMux mux = new ServeMux();
    for (String pattern : patterns) {
      int number = patterns.indexOf(pattern);
      mux.handle(pattern, Http.named("h" + number, (w, _) -> w.write("hello\n")));
    }
    return mux;
  }

  /// What a server with this handler does when a client sends these bytes, each a char, ends its side, and reads to
  /// the end. In the order of `seq`.
  public static TraceStore trace(Handler handler, Detail detail, String sent) throws IOException {
    List<TraceRecord> records = new ArrayList<>();
    Tracer tracer =
        new Tracer() {
          @Override
          public void onEvent(TraceRecord r) {
            synchronized (records) {
              records.add(r);
            }
          }

          @Override
          public Detail detail() {
            return detail;
          }
        };
    try (TestServer server = TestServer.start(Server.builder().handler(handler).tracer(tracer))) {
      URI url = URI.create(server.url());
      try (Socket socket = new Socket(url.getHost(), url.getPort())) {
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
      }
    }
    TraceStore store = new TraceStore();
    synchronized (records) {
      records.stream().sorted(Comparator.comparingLong(TraceRecord::seq)).forEach(store::append);
    }
    return store;
  }
}
