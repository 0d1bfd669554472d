package dev.vitrine.bench.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Not a server: it answers each run of bytes that ends in an empty line with the same answer. What
/// is faster than this on virtual threads and blocking sockets has cheated.
public final class BarePeer {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 13\r\n\r\nHello, World!"
          .getBytes(US_ASCII);

  private BarePeer() {}

  /// Listens on a free port of the loopback address and answers until the process is ended.
  public static void main(String[] args) throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress())) {
      Control.listening(listener.getLocalPort());
      while (true) {
        Socket client = listener.accept();
        client.setTcpNoDelay(true);
        Thread.startVirtualThread(() -> answer(client));
      }
    }
  }

  private static void answer(Socket client) {
    try (client;
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream()) {
      byte[] buffer = new byte[512];
      int matched = 0;
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          matched = buffer[i] == '\n' ? matched + 1 : buffer[i] == '\r' ? matched : 0;
          if (matched == 2) {
            out.write(ANSWER);
            matched = 0;
          }
        }
      }
    } catch (IOException _) {
      // The load ended and its connections with it.
    }
  }
}
