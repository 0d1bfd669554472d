package dev.vitrine.http;

import java.util.List;
import java.util.Random;

/// Bytes of clients, made from a seed: requests out of pieces that are each right or wrong in a way of
/// their own, then changed at random.
final class ReadingQuestions {
  private static final List<String> METHODS =
      List.of(
          "GET",
          "GET",
          "GET",
          "POST",
          "POST",
          "PUT",
          "HEAD",
          "OPTIONS",
          "CONNECT",
          "PRI",
          "get",
          "M-SEARCH",
          "G T",
          "",
          "G\u00e4T",
          "G(T");
  private static final List<String> TARGETS =
      List.of(
          "/",
          "/",
          "/a",
          "/unread",
          "/closed",
          "/part",
          "/a?b=c",
          "/a%20b",
          "*",
          "x.org:80",
          "http://h.org/x",
          "http://h.org",
          "",
          "//x//y",
          "/%zz",
          "/\u00e9",
          "a",
          "/a b",
          "/\u0001",
          "http://[::1]:8/",
          "http://a b/",
          "/x#y",
          "?q",
          ":80",
          "mailto:x");
  private static final List<String> VERSIONS =
      List.of(
          "HTTP/1.1",
          "HTTP/1.1",
          "HTTP/1.1",
          "HTTP/1.1",
          "HTTP/1.0",
          "HTTP/1.0",
          "HTTP/2.0",
          "HTTP/1.2",
          "HTTP/0.9",
          "HTTP/1",
          "HTTP/1.10",
          "http/1.1",
          "HTTP/1,1",
          "HTTP/x.1",
          "HTTP/1.1 ",
          "",
          "HTTP/3.0");
  private static final List<String> HOSTS =
      List.of(
          "Host: x\r\n",
          "Host: x\r\n",
          "Host: x\r\n",
          "Host: x:80\r\n",
          "",
          "Host:\r\n",
          "Host: a b\r\n",
          "Host: x\r\nHost: x\r\n",
          "host: y\r\n",
          "Host : x\r\n",
          "Host: \u00fc\r\n",
          "Host: [::1]:8\r\n",
          "Host: x/y\r\n",
          "Host: x\r\n y\r\n",
          "Host\t: x\r\n");
  private static final List<String> FIELDS =
      List.of(
          "Accept: */*\r\n",
          "accept-encoding: gzip\r\n",
          "X-A: 1\r\nx-a: 2\r\n",
          "X-B:\r\n",
          "X-C:   spaces around \t\r\n",
          "X-D: folded\r\n  twice \r\n\tover\r\n",
          "X-E: a\r\n \r\n",
          "X F: space in name\r\n",
          "X-G : space\r\n",
          ": empty\r\n",
          "no colon\r\n",
          "X-H: a\u0000b\r\n",
          "X-I: a\rb\r\n",
          "X-J: caf\u00e9\r\n",
          "X\u00e9: 1\r\n",
          "X-K: bare line feed\n",
          "Connection: close\r\n",
          "Connection: keep-alive\r\n",
          "Connection: x, Close\r\n",
          "Connection: closed\r\n",
          "Connection: close foo\r\n",
          "Pragma: no-cache\r\n",
          "Cache-Control: max-age=1\r\n",
          "Expect: 100-continue\r\n",
          "Expect: 100-Continue, x\r\n",
          "Trailer: A, content-length\r\n",
          "Trailer: X-T, b ,\r\n",
          "X-L: \u007f\r\n",
          "Trailer: \u00e9\r\n",
          "X-M: a:b\r\n",
          "X-N:\t\r\n\t\r\n",
          "X-O: x\r\r\n",
          "\rX-P: x\r\n",
          "X(Q: y\r\n",
          "Expect: \r\n",
          "User-Agent: a\r\n\r\n",
          "X-R\r\n : folded name\r\n");
  private static final List<String> LENGTHS =
      List.of(
          "0",
          "1",
          "5",
          "5",
          "5",
          "05",
          "+5",
          "-1",
          " 5 ",
          "5 5",
          "5,5",
          "5\r\nContent-Length: 5",
          "5\r\nContent-Length: 6",
          "0x5",
          "",
          "9223372036854775807",
          "9223372036854775808",
          "000000000000000000000000005",
          "5;",
          "5\r\n ",
          "\u00d9\u00a5",
          "300000");
  private static final List<String> CODINGS =
      List.of(
          "chunked",
          "chunked",
          "chunked",
          "Chunked",
          "CHUNKED ",
          "identity",
          "gzip, chunked",
          "chunked, chunked",
          "chunked\r\nTransfer-Encoding: chunked",
          "",
          "\"chunked\"",
          "chunked;x",
          "gzip",
          "chunked\r\n ",
          "\u00e2\u0084\u00aaunked",
          "xchunked",
          "chunked\u000b");
  private static final List<String> SIZES =
      List.of(
          "5",
          "5",
          "5",
          "05",
          "5;ext",
          "5;a=\"b\"",
          "5 ",
          "5 ;x",
          " 5",
          "5\t",
          "+5",
          "-5",
          "0x5",
          "5\r",
          "g",
          "",
          "FFFFFFFFFFFFFFFF",
          "10000000000000000",
          "8000000000000000",
          "00000000000000005",
          "5;\u0000",
          "5;\r",
          "0000000000000005",
          "4000000000000000",
          "6000000000000000");
  private static final List<String> TRAILERS =
      List.of(
          "",
          "",
          "",
          "A: 1\r\n",
          "X-T: 1\r\nX-T: 2\r\n",
          "A: 1\n",
          "Content-Length: 5\r\n",
          "Host: y\r\nTransfer-Encoding: z\r\n",
          "bad\r\n",
          "X Y: z\r\n",
          " A: 1\r\n",
          "A: b\r\n c\r\n",
          "A: \u0001\r\n");
  private static final String SPECIAL = "\r\n\t :;,\u0000\u00ff\"()/?%0159aAfFhH-_=\u007f";

  private final Random random;

  ReadingQuestions(long seed) {
    random = new Random(seed);
  }

  /// The bytes of one client, one char a byte.
  String next() {
    StringBuilder all = new StringBuilder();
    int requests = 1 + random.nextInt(3);
    for (int i = 0; i < requests; i++) {
      all.append(chance(12) ? request() : plain());
    }
    for (int i = chance(3) ? random.nextInt(4) : 0; i > 0 && !all.isEmpty(); i--) {
      change(all);
    }
    if (chance(6)) {
      all.setLength(random.nextInt(all.length() + 1));
    }
    return all.toString();
  }

  /// A request in which something is wrong, perhaps.
  private String request() {
    StringBuilder r = new StringBuilder();
    boolean wrong = random.nextBoolean();
    r.append(wrong ? pick(METHODS) : random.nextBoolean() ? "GET" : "POST").append(' ');
    r.append(wrong && chance(2) ? pick(TARGETS) : TARGETS.get(random.nextInt(7))).append(' ');
    r.append(wrong && chance(2) ? pick(VERSIONS) : VERSIONS.get(random.nextInt(6)));
    r.append(chance(12) ? "\n" : "\r\n");
    r.append(wrong && chance(2) ? pick(HOSTS) : "Host: x\r\n");
    int fields = random.nextInt(4);
    for (int i = 0; i < fields; i++) {
      r.append(pick(FIELDS));
    }
    return r.append(framing()).toString();
  }

  /// A request with nothing wrong but, perhaps, its framing.
  private String plain() {
    String method = random.nextBoolean() ? "GET" : "POST";
    String connection = chance(8) ? "Connection: close\r\n" : "";
    return method + " /" + random.nextInt(9) + " HTTP/1.1\r\nHost: x\r\n" + connection + framing();
  }

  private String framing() {
    StringBuilder r = new StringBuilder();
    boolean length = chance(3);
    boolean chunked = chance(3);
    if (length) {
      r.append("Content-Length: ").append(chance(3) ? pick(LENGTHS) : "5").append("\r\n");
    }
    if (chunked) {
      r.append("Transfer-Encoding: ").append(chance(3) ? pick(CODINGS) : "chunked").append("\r\n");
    }
    if (chunked && chance(4)) {
      r.append("Trailer: A\r\n");
    }
    r.append(chance(30) ? "\n" : "\r\n");
    if (chunked) {
      chunks(r);
    } else if (length) {
      r.append("hello");
    }
    return r.toString();
  }

  private void chunks(StringBuilder r) {
    for (int i = random.nextInt(4); i > 0; i--) {
      r.append(chance(4) ? pick(SIZES) : "5").append(chance(20) ? "\n" : "\r\n");
      r.append("hello").append(chance(20) ? "\n" : "\r\n");
    }
    if (!chance(12)) {
      r.append(chance(8) ? "00;x" : "0").append("\r\n");
      r.append(pick(TRAILERS)).append(chance(20) ? "\n" : "\r\n");
    }
  }

  private void change(StringBuilder all) {
    int at = random.nextInt(all.length());
    char c = SPECIAL.charAt(random.nextInt(SPECIAL.length()));
    switch (random.nextInt(4)) {
      case 0 -> all.deleteCharAt(at);
      case 1 -> all.insert(at, c);
      case 2 -> all.setCharAt(at, c);
      default -> all.insert(at, all.substring(at, Math.min(all.length(), at + random.nextInt(20))));
    }
    if (all.isEmpty()) {
      all.append('x');
    }
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
