package dev.vitrine.tracer.scenario;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// One client of a script: a plain socket, so that exactly the written bytes are sent.
final class ScriptClient implements Closeable {
  private final Socket socket = new Socket();
  private final InputStream in;
  private final String address;

  /// @param server `host:port`
  /// @param limit how long one read may wait
  ScriptClient(String server, Duration limit) throws IOException {
    int colon = server.lastIndexOf(':');
    String host = server.substring(0, colon).replace("[", "").replace("]", "");
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, limit.toMillis()));
    socket.connect(
        new InetSocketAddress(host, Integer.parseInt(server.substring(colon + 1))),
        (int) Math.min(Integer.MAX_VALUE, limit.toMillis()));
    in = new BufferedInputStream(socket.getInputStream());
    String local = socket.getLocalAddress().getHostAddress();
    address = (local.contains(":") ? "[" + local + "]" : local) + ":" + socket.getLocalPort();
  }

  /// Its own end, as the server sees it.
  String address() {
    return address;
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /// One whole response as it came, head and body.
  String receive() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    long length = -1;
    boolean chunked = false;
    for (String line = line(all); !line.isEmpty(); line = line(all)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    if (chunked) {
      long size;
      do {
        size = Long.parseLong(line(all).strip(), 16);
        copy(all, size);
        line(all);
      } while (size > 0);
    } else if (length >= 0) {
      copy(all, length);
    } else {
      in.transferTo(all);
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  private String line(ByteArrayOutputStream all) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = next(all); b != '\n'; b = next(all)) {
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  private void copy(ByteArrayOutputStream all, long count) throws IOException {
    for (long i = 0; i < count; i++) {
      next(all);
    }
  }

  private int next(ByteArrayOutputStream all) throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new EOFException("the server closed the connection in the middle of a response");
    }
    all.write(b);
    return b;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
