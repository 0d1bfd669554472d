package dev.vitrine.peer;

import java.util.Random;

/// Odd handlers for odd clients: everything that a [PeerHandler] can do in any order, asked for by
/// clients of both versions that expect, announce, break off and ask for strange things.
///
/// Every choice comes from the given source of chance. ISO-8859-1 text, CRLF at line ends. What
/// `docs/differences.md` lists is left out.
public final class OddExchanges {
  private final Random random;

  /// Exchanges by `random`.
  public OddExchanges(Random random) {
    this.random = random;
  }

  /// One to three requests behind each other.
  public String next() {
    StringBuilder out = new StringBuilder();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      append(out);
    }
    return out.toString();
  }

  private void append(StringBuilder out) {
    boolean version11 = random.nextInt(4) > 0;
    boolean chunked = version11 && random.nextInt(3) == 0;
    String method =
        pick("GET", "GET", "POST", "POST", "PUT", "HEAD", "HEAD", "OPTIONS", "get", "M!");
    out.append(method)
        .append(' ')
        .append(pick("/run", "/run", "/run/a/b", "/run/a/", "/run/%2e/x"));
    out.append('?').append(handler()).append(version11 ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n");
    out.append(version11 || random.nextBoolean() ? "Host: x\r\n" : "");
    if (random.nextInt(3) == 0) {
      out.append("Connection: ");
      out.append(
          pick(
              "close",
              "keep-alive",
              "Keep-Alive",
              "x, close",
              "keep-alive, x",
              "upgrade",
              "",
              ","));
      out.append("\r\n");
    }
    if (random.nextInt(4) == 0) {
      out.append("Expect: ");
      out.append(pick("100-continue", "100-continue", "100-Continue", "x", "", "100-continue, x"));
      out.append("\r\n");
    }
    appendBody(out, chunked);
  }

  private void appendBody(StringBuilder out, boolean chunked) {
    int length =
        switch (random.nextInt(12)) {
          case 0, 1, 2 -> 0;
          case 3 -> random.nextInt(9000);
          case 4 -> random.nextInt(8) == 0 ? 262_100 + random.nextInt(200) : 4_096;
          default -> random.nextInt(60);
        };
    if (!chunked) {
      boolean said = length > 0 || random.nextInt(3) == 0;
      out.append(said ? "Content-Length: " + length + "\r\n\r\n" : "\r\n")
          .append("b".repeat(length));
      return;
    }
    out.append(pick("", "", "Trailer: A\r\n", "Trailer: A, B\r\nTrailer: C\r\n"));
    out.append("Transfer-Encoding: chunked\r\n\r\n");
    for (int left = length; left > 0; ) {
      int size = Math.min(left, 1 + random.nextInt(random.nextBoolean() ? 20 : 9000));
      out.append(pick("", "", "0")).append(Integer.toHexString(size)).append(pick("", "", ";a=b"));
      out.append("\r\n").append("c".repeat(size)).append("\r\n");
      left -= size;
    }
    out.append("0\r\n").append(pick("", "", "A: 1\r\n", "a: 1\r\nC: 2\r\nD: 3\r\n")).append("\r\n");
  }

  private String handler() {
    StringBuilder steps = new StringBuilder();
    // A full-duplex handler that leaves part of the body is a difference that is known.
    boolean duplex = random.nextInt(8) == 0;
    steps.append(duplex ? "d&" : "");
    for (int n = random.nextInt(8); n > 0; n--) {
      String step = step();
      boolean ends = "paJj".indexOf(step.charAt(0)) >= 0;
      if (!(duplex && (ends || step.charAt(0) == 'm'))) {
        steps.append(step).append('&');
      }
    }
    return steps.append(duplex ? "r" : "").toString();
  }

  private String step() {
    return switch (random.nextInt(30)) {
      case 0 -> "f";
      case 1 ->
          "s" + pick("200", "201", "204", "205", "206", "299", "304", "400", "417", "500", "999");
      case 2 -> "s" + pick("100", "102", "103", "199", "101", "0", "99", "1000", "200", "204");
      case 3 -> "h=Content-Length=" + random.nextInt(random.nextBoolean() ? 20 : 6000);
      case 4 ->
          "h=Content-Length="
              + pick("x", "-1", "%2B5", "%205", "", "05", "5,5", "99999999999999999999");
      case 5 -> "h=Trailer=" + pick("A", "a,b", "A,%20B", "Content-Length", "");
      case 6 -> "h" + pick("=", "+") + pick("A", "a", "b", "B", "x%20y", "%c3%a9") + "=" + value();
      case 7 -> "h" + pick("=", "+") + "Trailer:" + pick("Z", "z", "A", "x%20y") + "=" + value();
      case 8 ->
          "h"
              + pick("=", "+")
              + "Connection="
              + pick("close", "keep-alive", "x", "Close", "close,%20x", "Upgrade", "");
      case 9 -> "h=Transfer-Encoding=" + pick("chunked", "identity", "gzip", "", "Chunked");
      case 10 ->
          "h"
              + pick("0", "-")
              + pick(
                  "Date", "Content-Type", "Connection", "Content-Length", "Transfer-Encoding", "A");
      case 11 -> "h=Content-Type=" + pick("a/b", "text/html", "", "x;y=z");
      case 12 -> "h=" + pick("Content-Encoding=gzip", "Date=x", "Upgrade=x", "Server=y", "Host=z");
      case 13, 14 -> "r" + random.nextInt(random.nextInt(4) == 0 ? 5000 : 60);
      case 15, 16 -> "r";
      case 17, 18 -> "e";
      case 19 -> "t" + random.nextInt(random.nextBoolean() ? 6000 : 40);
      case 20 -> "W:" + pick("%3Chtml%3E", "%00%01", "{}", "%89PNG%0d%0a%1a%0a", "%ef%bb%bfx", "x");
      case 21 -> "T:" + pick("hello", "%3C!--", "%25PDF-", "", "GIF89a");
      case 22 -> "m" + pick("0", "1", "10", "50", "5000", "262144", "-1");
      case 23 -> "y" + pick("1", "7", "16", "1000", "5000");
      case 24 -> "l" + pick("301", "302", "303", "307", "308", "200", "304", "204") + ":" + url();
      case 25 -> "E" + pick("400", "404", "500", "200", "204", "304", "103") + ":" + text();
      case 26 -> pick("p", "a", "j:raw", "J", "J", "w0");
      default -> "w" + random.nextInt(random.nextBoolean() ? 6000 : 20);
    };
  }

  /// Bytes.
  private String value() {
    return random.nextInt(8) == 0 ? "%ff" : text();
  }

  /// Bytes that are text.
  private String text() {
    return pick("1", "", "%20a%20", "a%0d%0ab", "a%00b", "%c3%a9", "%7f", "a,b", "%22q%22", "%09t");
  }

  private String url() {
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(5); n > 0; n--) {
      out.append(
          pick("/", "a", "..", ".", "//", "%3f", "q=1", "%23f", "http://h", "mailto:x", "%c3%a9"));
      out.append(
          pick("", "", "", "%20", "%25", "%2541", "%3cb%3e", "%22", "'", ":", "%0d%0aX:y", ";"));
    }
    return out.toString();
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
