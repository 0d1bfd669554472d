package dev.vitrine.tracer.cli;

import dev.vitrine.http.Handler;
import dev.vitrine.http.Http;
import dev.vitrine.http.Server;
import dev.vitrine.http.ServerClosedException;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.trace.TraceStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A second server, on loopback alone and watched by nobody, that sends the steps of the first one.
///
/// A trace holds whatever clients send. A page in a browser must not read it by a name of its own that
/// leads to this machine, so a `Host` that is neither this server's nor `localhost` is refused.
final class StreamServer implements AutoCloseable {
  private final TraceStream stream = new TraceStream();
  private final Listener listener;
  private final Server server;

  /// Listens on a free port and serves in the background.
  ///
  /// @throws IOException when no port of the loopback address is to be had
  StreamServer() throws IOException {
    listener = Net.listen("tcp", "127.0.0.1:0");
    server = Server.builder().handler(guarded()).build();
    Thread.ofVirtual().name("stream").start(this::serve);
  }

  /// The tracer of the server that is watched.
  TraceStream stream() {
    return stream;
  }

  /// Where it can be followed: `http://127.0.0.1:41234/`.
  String url() {
    return "http://127.0.0.1:" + port() + "/";
  }

  private int port() {
    return listener.address().getPort();
  }

  private Handler guarded() {
    return (w, r) -> {
      if (r.host().equals("127.0.0.1:" + port()) || r.host().equals("localhost:" + port())) {
        stream.serveHttp(w, r);
      } else {
        Http.error(w, "This stream is for this machine alone: ask " + url() + " for it.", 403);
      }
    };
  }

  private void serve() {
    try {
      server.serve(listener);
    } catch (ServerClosedException _) {
      // The command ends.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends every stream after what is queued for it.
  @Override
  public void close() {
    stream.close();
    server.close();
  }
}
