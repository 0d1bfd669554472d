package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.httptest.TestServer;
import dev.vitrine.peer.GoPeer;
import dev.vitrine.peer.PeerHelpers;
import dev.vitrine.peer.Soak;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Forms, cookies, files and limits over a real socket, beside Go: the whole answer, framing and the
/// connection's fate included.
class HelpersAgainstGoTest {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=(\\w+)");
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  @TempDir private static Path directory;
  private static GoPeer go;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(directory.resolve("dir/sub"));
    for (int i = 0; i < 100; i++) {
      Files.writeString(directory.resolve("dir/file " + i + ".txt"), "x".repeat(i));
    }
    Files.writeString(directory.resolve("big.txt"), "0123456789".repeat(300_000));
    Files.writeString(directory.resolve("small.html"), "<p>");
    go = GoPeer.start("-files=" + directory);
    server =
        TestServer.start(
            Server.builder().handler(new PeerHelpers(directory)).errorLog(new SilentLog()));
  }

  @AfterAll
  static void stop() {
    if (go != null) {
      server.close();
      go.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /files/big.txt HTTP/1.1\nHost: x\n\n",
        "HEAD /files/big.txt HTTP/1.1\nHost: x\n\n",
        "GET /files/big.txt HTTP/1.1\nHost: x\nRange: bytes=5-2000000\n\n",
        "GET /files/big.txt HTTP/1.1\nHost: x\nRange: bytes=5-20,100-3000,-1\n\n",
        "GET /files/big.txt HTTP/1.1\nHost: x\nRange: bytes=3000000-\n\n",
        "GET /files/big.txt HTTP/1.0\n\n",
        "GET /files/small.html HTTP/1.1\nHost: x\n\n",
        "GET /files/small.html HTTP/1.1\nHost: x\nIf-Modified-Since: Fri Jan  1 00:00:00 2100\n\n",
        "GET /files/dir/ HTTP/1.1\nHost: x\n\n",
        "HEAD /files/dir/ HTTP/1.1\nHost: x\n\n",
        "GET /files/dir HTTP/1.1\nHost: x\n\n",
        "GET /files/none HTTP/1.1\nHost: x\n\n",
        "GET /files HTTP/1.1\nHost: x\n\n",
        "GET /files/../files/small.html HTTP/1.1\nHost: x\n\n",
        "GET /files/small.html/ HTTP/1.1\nHost: x\n\n",
        "POST /files/small.html HTTP/1.1\nHost: x\nContent-Length: 3\n\nabc",
        "GET /cookies HTTP/1.1\nHost: x\nCookie: a=1; b=\"x y\"; c=1,2\n\n",
        "GET /cookies HTTP/1.1\nHost: x\nAuthorization: Basic YTpi\n\n",
        "GET /cookies HTTP/1.1\nHost: x\nCookie: a\nCookie: =1; b=2\n\n",
        "GET /redirect?to=x%20y%C3%A9 HTTP/1.1\nHost: x\n\n",
        "HEAD /redirect?to=/y HTTP/1.1\nHost: x\n\n",
        "POST /redirect?to=%0d%0aX:y HTTP/1.1\nHost: x\nContent-Length: 0\n\n",
        "GET /late HTTP/1.1\nHost: x\n\n",
        "POST /timed HTTP/1.1\nHost: x\nContent-Length: 3\n\nabc",
        "POST /timed HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n3\nabc\n0\n\n",
        "GET /form?a=1&b=2 HTTP/1.1\nHost: x\n\n",
        "GET /form?a=1;b=2&c=%zz&d=4 HTTP/1.1\nHost: x\n\n",
      })
  void answersByteForByteAsGo(String request) throws IOException {
    compare(request.replace("\n", "\r\n"));
  }

  @Test
  void readsFormsAsGo() throws IOException {
    Random random = Soak.random(20261124);
    for (int i = 0; i < Soak.rounds(300); i++) {
      String path = random.nextInt(4) == 0 ? "/limited" : "/form";
      String body = random.nextBoolean() ? pairs(random) : parts(random);
      String type =
          body.startsWith("-") && random.nextInt(8) > 0
              ? "Content-Type: multipart/form-data; boundary=\"b b\""
              : FORM;
      compare(
          "POST "
              + path
              + "?"
              + pairs(random)
              + " HTTP/1.1\r\nHost: x\r\n"
              + type
              + "\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
    }
  }

  private static String pairs(Random random) {
    String[] pieces = {"x", "y", "=", "=", "&", "&", "%41", "+", "%", "1", "%C3%A9", ";"};
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(16); n > 0; n--) {
      out.append(pieces[random.nextInt(pieces.length)]);
    }
    return out.toString();
  }

  private static String parts(Random random) {
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(5); n > 0; n--) {
      out.append("--b b\r\nContent-Disposition: form-data; name=").append("fgh".charAt(n % 3));
      out.append(random.nextBoolean() ? "" : "; filename=\"d/" + n + ".txt\"");
      out.append(random.nextBoolean() ? "\r\n" : "\r\nContent-Type: text/x\r\n").append("\r\n");
      out.append("content ".repeat(random.nextInt(5))).append("\r\n");
    }
    return out.append(random.nextInt(6) == 0 ? "--b" : "--b b--\r\n").toString();
  }

  /// Each request stands before another, which shows whether the connection stays open. The client's
  /// side is not closed before the answer: a handler could take that for a client that went away.
  private static void compare(String request) throws IOException {
    String last = "GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    byte[] bytes = (request + last).getBytes(StandardCharsets.ISO_8859_1);
    String ours = normalise(exchange(GoPeer.addressOf(server), bytes));
    assertEquals(normalise(exchange(go.address(), bytes)), ours, request);
  }

  private static byte[] exchange(InetSocketAddress server, byte[] request) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.setSoTimeout(30_000); // not reached by a test that passes
      socket.getOutputStream().write(request);
      return socket.getInputStream().readAllBytes();
    }
  }

  private static String normalise(byte[] answer) {
    String text = GoPeer.normalise(answer);
    Matcher m = BOUNDARY.matcher(text);
    return m.find() ? text.replace(m.group(1), "BOUNDARY") : text;
  }
}
