package dev.vitrine.internal.respond;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.peer.GoPeer;
import dev.vitrine.peer.PeerHandler;
import dev.vitrine.peer.RandomRequests;
import dev.vitrine.peer.Soak;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The same handlers, step for step, in Go's server and here: the bytes must be the same.
final class ResponseAgainstGoTest {
  /// Stands behind each request: answered only when the connection stays open.
  private static final String NEXT = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";

  private static GoPeer go;

  @BeforeAll
  static void start() {
    go = GoPeer.start();
  }

  @AfterAll
  static void stop() {
    if (go != null) {
      go.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "W:hello",
        "T:hello",
        "s204",
        "s304",
        "s404&W:gone",
        "s200&s500",
        "s299",
        "s999",
        "w2048",
        "w2049",
        "w1&w2048",
        "w2048&w1",
        "w5000",
        "t2048",
        "t2049",
        "t5000",
        "t1&t5000",
        "w10000&t10000&w1",
        "w1&f&w1",
        "f",
        "f&f&w3",
        "s201&f",
        "w70000&w70000&t3",
        "h=Content-Type=a/b&W:x",
        "h0Content-Type&W:x",
        "h0Date&W:x",
        "h=Date=never&W:x",
        "h=Content-Encoding=gzip&W:x",
        "h=Content-Encoding=&W:x",
        "W:%3Chtml%3E",
        "W:%89PNG%0d%0a%1a%0a",
        "h=Content-Length=5&W:hello",
        "h=Content-Length=5&W:hell",
        "h=Content-Length=5&W:hello!&e",
        "h=Content-Length=5&W:he&W:llo&W:x&e",
        "h=Content-Length=x&W:hello",
        "h=Content-Length=-1&W:a",
        "h=Content-Length=%2B5&W:hello",
        "h=Content-Length=99999999999999999999&W:x",
        "h=Content-Length=0",
        "h=Content-Length=5000&w5000",
        "h0Content-Length&W:x",
        "h=Transfer-Encoding=chunked&W:x",
        "h=Transfer-Encoding=identity&W:x",
        "h=Transfer-Encoding=gzip&W:x",
        "h=Transfer-Encoding=chunked&h=Content-Length=1&W:x",
        "h=Transfer-Encoding=identity&h=Content-Length=1&W:x",
        "h=Transfer-Encoding=&W:x",
        "h=Connection=close&W:x",
        "h=Connection=keep-alive&W:x",
        "h=Connection=Close&W:x",
        "h=Connection=foo,%20close&W:x",
        "h=Connection=upgrade&W:x",
        "h0Connection&W:x",
        "h=Upgrade=x&h=Connection=Upgrade&s101",
        "s101",
        "h=Upgrade=x&h=Connection=close&s101",
        "h=Upgrade=x&h=Connection=a,upgrade&s101",
        "s100&W:x",
        "s103&s103&W:x",
        "s102",
        "h=Link=a&s103&h=Link=b&W:x",
        "h=Content-Length=1&s103&W:x",
        "h=Transfer-Encoding=x&s103",
        "h=Trailer=A,%20b%20,Content-Length,If-x,,&W:x&h=A=1&h=B=2&h=C=3",
        "h=Trailer=A&W:x",
        "h=Trailer=A&h=A=0&W:x&h=A=1",
        "h=Trailer=A,A&W:x&h=A=1",
        "h+Trailer=A&h+Trailer=B&h=B=1",
        "W:x&f&h=Trailer:x-late=1",
        "h=Trailer:x=1&W:x",
        "W:x&h=Trailer:x=1",
        "h0Trailer&W:x",
        "h=Trailer:a%20b=1&W:x&f",
        "h=Trailer=A&h=Content-Length=1&W:x&h=A=1",
        "h=X=a%0d%0aInjected:%201&W:x",
        "h=X=%20%09a%20b%20%0d%0a&W:x",
        "h=X=a%00b&W:x",
        "h=Bad%20Name=1&W:x",
        "h=%C3%A9=1&W:x",
        "h=X=%e9%ff&W:x",
        "h=X=&W:x",
        "h=Bad:Name=1&W:x",
        "h=zeta=1&h=Alpha=2&h+zeta=3&h=mid=4&W:x",
        "h=A=1&s200&h=A=2&W:x",
        "W:x&h=A=2",
        "s200&h=A=2&W:x",
        "s200&W:x&h=Content-Type=a/b",
        "h=Server=me&W:x",
        "s204&W:x&e",
        "s304&h=X=1&W:x&e",
        "h=Content-Type=a/b&h=Content-Length=3&s304",
        "h=Content-Type=a/b&h=Content-Length=3&s204",
        "h=Transfer-Encoding=chunked&s204",
        "h=Content-Length=x&s204",
        "h=Content-Length=x&s304",
        "p",
        "W:x&p",
        "w3000&w3000&p",
        "W:x&f&p",
        "w5000&a",
        "w5000&f&a",
        "s103&a",
        "j:raw",
        "W:x&j:raw",
        "s200&j:raw",
        "s200&W:x&j:raw",
        "W:x&f&j:raw",
        "j:raw&W:x",
        "h=X=1&s101&j:raw",
        "r&W:x",
        "r5&W:x&r&e",
        "W:x&r&e",
        "d&W:x&f&r&e",
        "w2049&r&W:x",
        "s99",
        "s0",
        "s1000",
        "s-1",
      })
  void writesTheSameBytes(String steps) throws Exception {
    for (String method : new String[] {"GET", "HEAD", "POST"}) {
      for (String version : new String[] {"1.1", "1.0"}) {
        for (String field :
            new String[] {
              "", "Connection: close", "Connection: keep-alive", "Connection: x,Close"
            }) {
          compare(request(method, steps, version, field, method.equals("POST") ? 10 : 0));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "262143, W:x",
    "262144, W:x",
    "262145, W:x",
    "400000, W:x",
    "400000, r&W:x",
    "400000, r200000&W:x",
    "400000, h=Connection=foo&W:x",
    "300000, w5000",
  })
  void readsTheRestOfTheRequestAsGoDoes(int length, String steps) throws Exception {
    compare(request("POST", steps, "1.1", "", length));
    compare(request("POST", steps, "1.0", "Connection: keep-alive", length));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void writesTheSameBytesForRandomHandlers(long seed) throws Exception {
    Random random = Soak.random(seed);
    RandomRequests requests = new RandomRequests(random);
    for (int i = 0; i < Soak.rounds(250); i++) {
      StringBuilder steps = new StringBuilder();
      for (int n = random.nextInt(8); n >= 0; n--) {
        steps.append(requests.step()).append('&');
      }
      String method = random.nextInt(4) == 0 ? "HEAD" : "POST";
      String version = random.nextInt(3) == 0 ? "1.0" : "1.1";
      String field =
          switch (random.nextInt(4)) {
            case 0 -> "Connection: keep-alive";
            case 1 -> "Connection: close";
            default -> "";
          };
      compare(request(method, steps.toString(), version, field, random.nextInt(3) * 20));
    }
  }

  /// What becomes of the connection is a race in Go: its own reader panics as a rule, and a request that was sent early may
  /// be read before. So none is, and the answer itself is compared.
  @Test
  void answersAsGoWhereAFullDuplexHandlerLeavesTheBodyUnread() throws Exception {
    for (String version : new String[] {"1.1", "1.0"}) {
      for (String field : new String[] {"", "Connection: close", "Connection: keep-alive"}) {
        compare(request("POST", "d&W:x", version, field, 10), "");
        compare(request("POST", "d&W:x", version, field, 300_000), "");
        compare(request("GET", "d&W:x", version, field, 0));
        compare(request("HEAD", "d&W:x", version, field, 0));
      }
    }
  }

  private static String request(
      String method, String steps, String version, String field, int length) {
    return method
        + " /run?"
        + steps
        + " HTTP/"
        + version
        + "\r\nHost: x\r\n"
        + (length > 0 ? "Content-Length: " + length + "\r\n" : "")
        + (field.isEmpty() ? "" : field + "\r\n")
        + "\r\n"
        + "b".repeat(length);
  }

  private static void compare(String request) throws Exception {
    compare(request, NEXT);
  }

  private static void compare(String request, String next) throws Exception {
    String expected = GoPeer.normalise(go.exchange(Exchange.latin1(request + next)));
    String actual = new Exchange().serve(request + next, new PeerHandler());
    String head = request.substring(0, request.indexOf("\r\n\r\n"));
    assertEquals(expected, GoPeer.normalise(Exchange.latin1(actual)), head);
  }
}
