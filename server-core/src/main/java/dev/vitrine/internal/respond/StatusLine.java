package dev.vitrine.internal.respond;

import dev.vitrine.internal.text.StatusText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The first line of a response, encoded once for each known status. RFC 9112 section 4.
/// Go: `writeStatusLine`.
final class StatusLine {
  private static final byte[][] VERSION_1_1 = lines("HTTP/1.1 ");
  private static final byte[][] VERSION_1_0 = lines("HTTP/1.0 ");

  private StatusLine() {}

  /// Writes the line of `status` (100 to 999) with the version of the request: the highest that both
  /// sides speak.
  static void write(ResponseOutput out, boolean version11, int status) throws IOException {
    byte[] known = (version11 ? VERSION_1_1 : VERSION_1_0)[status];
    out.put(known != null ? known : line(version11 ? "HTTP/1.1 " : "HTTP/1.0 ", status));
  }

  private static byte[][] lines(String version) {
    byte[][] lines = new byte[1000][];
    for (int status = 100; status < lines.length; status++) {
      if (!StatusText.of(status).isEmpty()) {
        lines[status] = line(version, status);
      }
    }
    return lines;
  }

  private static byte[] line(String version, int status) {
    String text = StatusText.of(status);
    if (text.isEmpty()) {
      text = "status code " + status;
    }
    return (version + status + " " + text + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
