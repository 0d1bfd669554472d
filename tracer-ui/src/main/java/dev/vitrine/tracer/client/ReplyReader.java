package dev.vitrine.tracer.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads one response as a client does: the status line, the header, and as many bytes of the body
/// as its framing says (RFC 9112 section 6.3). A 1xx response is skipped: the real one follows.
final class ReplyReader {
  private final InputStream in;

  ReplyReader(InputStream in) {
    this.in = in;
  }

  /// Blocks until the response is whole. Throws `EOFException` when the server closes before.
  Reply read(String method) throws IOException {
    while (true) {
      String statusLine = line();
      if (statusLine.length() < 12 || !statusLine.startsWith("HTTP/1.")) {
        throw new IOException("The answer is not HTTP: " + statusLine);
      }
      int status = Integer.parseInt(statusLine.substring(9, 12));
      long length = -1;
      boolean chunked = false;
      boolean closes = statusLine.startsWith("HTTP/1.0");
      for (String line = line(); !line.isEmpty(); line = line()) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:")) {
          length = Long.parseLong(lower.substring(15).strip());
        } else if (lower.startsWith("transfer-encoding:")) {
          chunked = lower.endsWith("chunked");
        } else if (lower.startsWith("connection:")) {
          closes |= lower.contains("close");
        }
      }
      if (status / 100 == 1 && status != 101) {
        continue;
      }
      String text = statusLine.substring(9).strip();
      if (method.equals("HEAD") || status == 204 || status == 304) {
        return new Reply(text, new byte[0], closes);
      }
      byte[] body = chunked ? chunks() : length >= 0 ? exactly(length) : in.readAllBytes();
      return new Reply(text, body, closes || (!chunked && length < 0));
    }
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = line();
      int end = size.indexOf(';');
      long length = Long.parseLong((end < 0 ? size : size.substring(0, end)).strip(), 16);
      if (length == 0) {
        while (!line().isEmpty()) {
          // Trailer fields: read so that the next response begins at its first byte.
        }
        return body.toByteArray();
      }
      body.writeBytes(exactly(length));
      line();
    }
  }

  private byte[] exactly(long length) throws IOException {
    byte[] bytes = in.readNBytes(Math.toIntExact(length));
    if (bytes.length < length) {
      throw new EOFException("The connection ended inside the body");
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException("The server closed the connection without an answer");
      }
      if (b == '\n') {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      line.write(b);
    }
  }

  /// A whole response.
  ///
  /// @param status code and reason, `200 OK` for example
  /// @param body the body without its framing; the array is not copied
  /// @param closes whether the server ends the connection after it
  record Reply(String status, byte[] body, boolean closes) {}
}
