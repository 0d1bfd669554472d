package dev.vitrine.http;

import java.util.ArrayList;
import java.util.List;

/// Questions that no chance would ask: at the very edge of a limit.
final class ReadingTable {
  /// The head's limit in these tests, with Go's slack.
  private static final int HEAD_BYTES = 8192 + 4096;

  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: x\r\n";
  private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

  /// The bytes of clients, one char a byte.
  static final List<String> QUESTIONS = questions();

  private ReadingTable() {}

  private static List<String> questions() {
    List<String> all = new ArrayList<>();
    heads(all);
    chunks(all);
    trailers(all);
    unread(all);
    return all;
  }

  private static void heads(List<String> all) {
    for (int bytes = HEAD_BYTES - 3; bytes <= HEAD_BYTES + 3; bytes++) {
      String begin = GET + "X: ";
      String head = begin + "a".repeat(bytes - begin.length() - 4) + "\r\n\r\n";
      all.add(head);
      all.add(head + GET + "\r\n");
      all.add("A".repeat(bytes));
      all.add("GET /" + "a".repeat(bytes));
      String many = "X: y\r\n".repeat((bytes - GET.length() - 2) / 6);
      all.add(GET + many + "\r\n");
    }
    // The second request of a connection has what Go reads ahead on top; the first fills Go's
    // buffer.
    String first = GET + "X: " + "a".repeat(4096 - GET.length() - 7) + "\r\n\r\n";
    for (int bytes = HEAD_BYTES + 4096 - 3; bytes <= HEAD_BYTES + 4096 + 3; bytes++) {
      String begin = GET + "X: ";
      all.add(first + begin + "a".repeat(bytes - begin.length() - 4) + "\r\n\r\n");
    }
    all.add(GET + "X: " + "a".repeat(50_000) + "\r\n\r\n");
    all.add("\r\n" + GET + "\r\n");
    for (String blank : List.of("\r\n", "\n", "\r\n\r\n", "\r\n\r\n\r\n", "\r", "\n\n\n\n\n")) {
      all.add(POST + "Content-Length: 2\r\n\r\nhi" + blank + GET + "\r\n");
      all.add(POST + "\r\n" + blank + GET + "\r\n");
      all.add(GET + "\r\n" + blank + GET + "\r\n");
    }
    for (int end = 0; end < GET.length() + 2; end++) {
      all.add((GET + "\r\n").substring(0, end)); // the client ends its side early
      all.add(GET + "\r\n" + (GET + "\r\n").substring(0, end));
    }
    all.add("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    all.add("PRI * HTTP/2.0\r\nHost: x\r\n\r\n");
    all.add("PRI * HTTP/2.0\r\nX: y\r\n\r\n");
    all.add("PRI / HTTP/2.0\r\n\r\n");
  }

  private static void chunks(List<String> all) {
    for (int bytes = 4092; bytes <= 4098; bytes++) {
      all.add(CHUNKED + "1;" + "e".repeat(bytes - 4) + "\r\na\r\n0\r\n\r\n" + GET + "\r\n");
    }
    for (int extra = 15; extra <= 22; extra++) { // the budget for what is no data
      all.add(CHUNKED + ("1;" + "e".repeat(extra) + "\r\na\r\n").repeat(3000) + "0\r\n\r\n");
    }
    all.add(CHUNKED + ("1;" + "e".repeat(4000) + "\r\na\r\n").repeat(5) + "0\r\n\r\n");
    all.add(CHUNKED + ("1;" + "e".repeat(4000) + "\r\na\r\n").repeat(4) + "0\r\n\r\n");
    all.add(CHUNKED + "2710\r\n" + "d".repeat(10_000) + "\r\n0\r\n\r\n" + GET + "\r\n");
    all.add(CHUNKED + "1\r\na\r\n".repeat(5000) + "0\r\n\r\n" + GET + "\r\n");
  }

  private static void trailers(List<String> all) {
    for (int bytes = 4090; bytes <= 4100; bytes++) {
      String trailer = "A: " + "b".repeat(bytes - 7) + "\r\n\r\n";
      all.add(CHUNKED + "0\r\n" + trailer + GET + "\r\n");
      all.add(CHUNKED + "1\r\na\r\n0\r\n" + trailer);
    }
    all.add(CHUNKED + "0\r\nA: b\n\n" + GET + "\r\n"); // ends with bare line feeds
    all.add(CHUNKED + "0\r\nA: b\n\n");
    all.add(CHUNKED + "0\r\nA: b\r\n");
    all.add(CHUNKED + "0\r\n\r");
    all.add(CHUNKED + "0\r\n");
    all.add(CHUNKED + "0\r\n\n\n");
  }

  /// What is left of a body, around the most that is read away.
  private static void unread(List<String> all) {
    for (String path : List.of("/unread", "/closed", "/part")) {
      String post = "POST " + path + " HTTP/1.1\r\nHost: x\r\n";
      for (int left = (256 << 10) - 2; left <= (256 << 10) + 5; left++) {
        String data = "d".repeat(left);
        all.add(post + "Content-Length: " + left + "\r\n\r\n" + data + GET + "\r\n");
        all.add(
            post
                + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(left)
                + "\r\n"
                + data
                + "\r\n0\r\n\r\n"
                + GET
                + "\r\n");
      }
      all.add(post + "Connection: close\r\nContent-Length: 5\r\n\r\nhello" + GET + "\r\n");
      all.add(
          post + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
      all.add(post + "Content-Length: 5\r\n\r\nhel");
      all.add(post + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nx\r\n\r\n" + GET + "\r\n");
      all.add(post + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhello" + GET + "\r\n");
      all.add(
          post
              + "Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
              + GET
              + "\r\n");
    }
  }
}
