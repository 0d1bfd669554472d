package dev.vitrine.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/// One connection to a peer that asks for `/` and waits for the answer.
final class Client implements AutoCloseable {
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: bench\r\nAccept: */*\r\n\r\n"
          .getBytes(US_ASCII);

  private static final String LAST = "Hello, World!";

  private final Socket socket;

  Client(RunningPeer peer) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), peer.port());
    socket.setTcpNoDelay(true);
  }

  void ask() throws IOException {
    socket.getOutputStream().write(REQUEST);
    InputStream in = socket.getInputStream();
    byte[] answer = new byte[1024];
    int got = 0;
    while (!new String(answer, 0, got, US_ASCII).endsWith(LAST)) {
      int n = in.read(answer, got, answer.length - got);
      if (n < 0) {
        throw new EOFException("the answer broke off");
      }
      got += n;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
