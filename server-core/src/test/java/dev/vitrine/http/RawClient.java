package dev.vitrine.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client that sends the bytes it is told to and reads what comes, as ISO-8859-1 text.
final class RawClient implements Closeable {
  /// Ends a test that hangs; no test waits for it.
  private static final int HANG_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  RawClient(InetSocketAddress server) throws IOException {
    this(new Socket(server.getAddress(), server.getPort()));
  }

  /// Over a socket that is connected already, of TLS for example; closes it.
  RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(HANG_MILLIS);
    in = socket.getInputStream();
  }

  RawClient send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /// The end of our side; the server's answer still comes.
  RawClient end() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /// Everything up to the end of the server's side.
  String readAll() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /// So many bytes, or what there is before the end.
  String read(int bytes) throws IOException {
    return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
  }

  /// One response whose head says how long its body is.
  String readResponse() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int b = in.read();
      if (b < 0) {
        return text.toString();
      }
      text.append((char) b);
    }
    int length = 0;
    for (String line : text.toString().split("\r\n", -1)) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    return text + read(length);
  }

  /// Whether the server has sent something that was not read yet.
  boolean hasAnswer() throws IOException {
    return in.available() > 0;
  }

  /// Cuts the connection with a reset.
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
