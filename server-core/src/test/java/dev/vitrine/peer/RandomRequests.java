package dev.vitrine.peer;

import java.util.Random;

/// Requests for [PeerHandler] and [GoPeer] that nobody would have thought of: several on a connection,
/// with and without bodies, and handlers of random steps.
///
/// Every choice comes from the given source of chance. ISO-8859-1 text, CRLF at line ends.
public final class RandomRequests {
  private final Random random;

  /// Requests by `random`.
  public RandomRequests(Random random) {
    this.random = random;
  }

  /// One to four requests as a client would pipeline them, all of them well formed.
  public String next() {
    StringBuilder requests = new StringBuilder();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      append(requests);
    }
    return requests.toString();
  }

  private static final String[] WELL_FORMED = {
    "GET /a/b?c=d HTTP/1.1\r\nHost: x\r\nUser-Agent: y\r\n\r\n",
    "POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
    "POST /p HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTrailer: A\r\n\r\n"
        .concat("5\r\nhello\r\n3;x=y\r\nabc\r\n0\r\nA: 1\r\n\r\n"),
    "GET http://h/p HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n",
    "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    "CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n",
    "PUT /p HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc",
  };

  /// What parsers trip over.
  private static final String[] DAMAGE = {
    " ",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\0",
    ":",
    ",",
    ";",
    "%",
    "%2",
    "%zz",
    "%41",
    "\u00e9",
    "\u00ff",
    "/",
    "//",
    "..",
    "?",
    "#",
    "0",
    "5",
    "-",
    "+",
    "x",
    "[",
    "]",
    "@",
    "\"",
    "Host: y\r\n",
    "Content-Length: 5\r\n",
    "Content-Length: 6\r\n",
    "Content-Length: \r\n",
    "Transfer-Encoding: chunked\r\n",
    "Transfer-Encoding: gzip\r\n",
    "Transfer-Encoding: identity\r\n",
    "Connection: close\r\n",
    " folded\r\n",
    "X : y\r\n",
    "Expect: z\r\n",
    "Trailer: B\r\n",
    "HTTP/1.0",
    "HTTP/2.0",
    "HTTP/0.9",
    "Host:\r\n",
    "Host: a b\r\n",
    "X: \u0001\r\n",
  };

  /// A well-formed request with up to three things wrong in it.
  public String damaged() {
    StringBuilder request = new StringBuilder(pick(WELL_FORMED));
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(request.length());
      if (random.nextInt(3) == 0) {
        at = request.indexOf("\n", at) + 1; // where a line begins
      }
      switch (random.nextInt(4)) {
        case 0 -> request.delete(at, Math.min(at + 1, request.length()));
        case 1 -> request.setCharAt(Math.min(at, request.length() - 1), (char) random.nextInt(256));
        default -> request.insert(at, pick(DAMAGE));
      }
    }
    return request.toString();
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
