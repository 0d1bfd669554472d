package dev.vitrine.peer;

import java.util.Random;

/// Requests for [PeerHandler] and [GoPeer] that nobody would have thought of: several on a connection,
/// with and without bodies, and handlers of random steps.
///
/// Every choice comes from the seed. ISO-8859-1 text, CRLF at line ends.
public final class RandomRequests {
  private final Random random;

  /// Requests by `seed`.
  public RandomRequests(long seed) {
    this.random = new Random(seed);
  }

  /// One to four requests as a client would pipeline them, all of them well formed.
  public String next() {
    StringBuilder requests = new StringBuilder();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      append(requests);
    }
    return requests.toString();
  }

  private void append(StringBuilder out) {
    boolean version11 = random.nextInt(4) > 0;
    boolean chunked = version11 && random.nextInt(3) == 0;
    int length = random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextInt(8) == 0 ? 9000 : 40);
    out.append(pick("GET", "POST", "POST", "PUT", "HEAD")).append(" /run?");
    for (int n = random.nextInt(7); n > 0; n--) {
      out.append(step()).append('&');
    }
    out.append(version11 ? " HTTP/1.1" : " HTTP/1.0").append("\r\nHost: x\r\n");
    out.append(pick("", "", "", "", "Connection: close\r\n", "Connection: keep-alive\r\n"));
    if (random.nextInt(5) == 0) {
      out.append("Expect: 100-continue\r\n");
    }
    if (chunked) {
      out.append("Transfer-Encoding: chunked\r\n\r\n");
      appendChunks(out, length);
    } else {
      out.append(length > 0 ? "Content-Length: " + length + "\r\n\r\n" : "\r\n");
      out.append("b".repeat(length));
    }
  }

  private void appendChunks(StringBuilder out, int length) {
    for (int left = length; left > 0; ) {
      int size = 1 + random.nextInt(left);
      out.append(Integer.toHexString(size)).append("\r\n").append("c".repeat(size)).append("\r\n");
      left -= size;
    }
    out.append("0\r\n").append(pick("", "", "Late: 1\r\n")).append("\r\n");
  }

  /// One step of a handler.
  public String step() {
    return switch (random.nextInt(18)) {
      case 0 -> "f";
      case 1 -> "s" + pick("200", "204", "304", "404", "103", "100", "101");
      case 2 -> "h=Content-Length=" + random.nextInt(6000);
      case 3 -> "h=Trailer=A";
      case 4 -> "h=A=" + random.nextInt(9);
      case 5 -> "h=Trailer:Z=" + random.nextInt(9);
      case 6 -> "h=Connection=" + pick("close", "keep-alive", "x");
      case 7 -> "h=Transfer-Encoding=" + pick("chunked", "identity");
      case 8 -> "h0" + pick("Date", "Content-Type", "Connection");
      case 9, 10 -> "r" + random.nextInt(30);
      case 11 -> "r";
      case 12 -> "e";
      case 13, 14 -> "t" + random.nextInt(6000);
      default -> "w" + (random.nextBoolean() ? random.nextInt(6000) : random.nextInt(20));
    };
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
