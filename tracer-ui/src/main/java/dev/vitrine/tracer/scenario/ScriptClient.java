package dev.vitrine.tracer.scenario;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// One client of a script: a plain socket, so that exactly the written bytes are sent; over TLS once
/// [#secure] was called.
final class ScriptClient implements Closeable {
  private final String address;
  private final String host;
  private final int port;
  private Socket socket;
  private InputStream in;
  private long sent;

  /// @param server `host:port`
  /// @param limit how long one read may wait
  ScriptClient(String server, Duration limit) throws IOException {
    int colon = server.lastIndexOf(':');
    host = server.substring(0, colon).replace("[", "").replace("]", "");
    port = Integer.parseInt(server.substring(colon + 1));
    int millis = (int) Math.min(Integer.MAX_VALUE, limit.toMillis());
    socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(millis);
      socket.connect(new InetSocketAddress(host, port), millis);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    in = new BufferedInputStream(socket.getInputStream());
    String local = socket.getLocalAddress().getHostAddress();
    address = (local.contains(":") ? "[" + local + "]" : local) + ":" + socket.getLocalPort();
  }

  /// Finds that nobody listens.
  ///
  /// @throws IOException when somebody does
  static void refused(String server, Duration limit) throws IOException {
    try (ScriptClient _ = new ScriptClient(server, limit)) {
      throw new IOException("the connection was accepted, and should have been refused");
    } catch (ConnectException _) {
      // As it should be.
    }
  }

  /// Its own end, as the server sees it.
  String address() {
    return address;
  }

  /// How many bytes it sent; of TLS, what was in it.
  long sent() {
    return sent;
  }

  void secure(SSLContext context) throws IOException {
    SSLSocket encrypted =
        (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
    encrypted.startHandshake();
    socket = encrypted;
    in = new BufferedInputStream(socket.getInputStream());
  }

  void send(byte[] bytes) throws IOException {
    sent += bytes.length;
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  void endSending() throws IOException {
    socket.shutdownOutput();
  }

  /// One whole response as it came, head and body.
  String receive(int status) throws IOException {
    Head head = new Head(status);
    if (head.chunked) {
      long size;
      do {
        size = Long.parseLong(line(head.all).strip(), 16);
        copy(head.all, size);
        if (size > 0) {
          line(head.all);
        }
      } while (size > 0);
      trailers(head.all);
    } else if (head.length >= 0) {
      copy(head.all, head.length);
    } else {
      in.transferTo(head.all);
    }
    return text(head.all);
  }

  /// The head alone of a response.
  String receiveHead(int status) throws IOException {
    return text(new Head(status).all);
  }

  /// What comes up to the end of `until`.
  String receiveText(String until) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (!text(all).endsWith(until)) {
      next(all);
    }
    return text(all);
  }

  /// What comes until the server ends the connection, with or without a word.
  ///
  /// @throws IOException when `text` is not in it
  String receiveEnd(String text) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      in.transferTo(all);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException _) {
      // The connection was cut, which is an end, too.
    }
    String came = text(all);
    if (text.isEmpty() ? !came.isEmpty() : !came.contains(text)) {
      throw new IOException("the server sent \"" + came + "\" and not \"" + text + "\"");
    }
    return came;
  }

  /// The head of a response, read up to its empty line.
  private final class Head {
    final ByteArrayOutputStream all = new ByteArrayOutputStream();
    long length = -1;
    boolean chunked;

    Head(int status) throws IOException {
      String first = line(all);
      if (status != 0 && !first.contains(" " + status + " ")) {
        throw new IOException("the server answered \"" + first + "\" and not " + status);
      }
      for (String line = line(all); !line.isEmpty(); line = line(all)) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:")) {
          length = Long.parseLong(lower.substring(15).strip());
        }
        chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
      }
      if (first.contains(" 304 ") || first.contains(" 204 ")) {
        length = 0;
      }
    }
  }

  private void trailers(ByteArrayOutputStream all) throws IOException {
    while (!line(all).isEmpty()) {
      // A trailer; it is kept as it came.
    }
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
      throw new EOFException(
          all.size() == 0
              ? "the server closed the connection without an answer"
              : "the server closed the connection in the middle of a response");
    }
    all.write(b);
    return b;
  }

  private static String text(ByteArrayOutputStream all) {
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
