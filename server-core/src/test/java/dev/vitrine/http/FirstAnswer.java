package dev.vitrine.http;

import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A process that answers one request and waits to be ended, for [FirstAnswerTest]; it tells on
/// standard output when it has a server and when its handler runs.
final class FirstAnswer {
  static final String BUILT = "a server is built";
  static final String HANDLED = "the first request is handled";

  private FirstAnswer() {}

  /// The process, which ends with its input. With an argument it builds the server and asks nothing of
  /// it.
  public static void main(String[] args) throws IOException {
    Server server =
        Server.builder()
            .handler((w, r) -> {
              System.out.println(HANDLED);
              w.write("hello");
            })
            .build();
    System.out.println(BUILT);
    if (args.length == 0) {
      Listener listener = Net.listen("tcp", "127.0.0.1:0");
      Thread client = new Thread(() -> ask(listener.address().getPort()));
      client.setDaemon(true);
      client.start();
      server.serve(listener);
    }
    while (System.in.read() >= 0) {
      // Whoever started this process still wants it.
    }
  }

  private static void ask(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      while (socket.getInputStream().read() >= 0) {
        // The connection stays open: nothing here may be needed to end it.
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
