package dev.vitrine.internal.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.Request;
import dev.vitrine.internal.access.HttpAccess;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is a request and what is none. In the tables `↵` is CRLF, `␊` LF alone, `␍` CR alone, `␀` NUL
/// and `→` a tab; a head without its empty line gets one.
class RequestReaderTest {
  private static String wire(String visible) {
    return visible
        .replace("↵", "\r\n")
        .replace("␊", "\n")
        .replace("␍", "\r")
        .replace("␀", "\0")
        .replace("→", "\t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / HTTP/1.1↵Host: x↵↵                 | GET / host=x fields={}",
        "GET / HTTP/1.1␊Host: x␊␊                 | GET / host=x fields={}",
        "get /a?b HTTP/1.1↵Host: x↵↵              | get /a?b host=x fields={}",
        "M-SEARCH * HTTP/1.1↵Host: x↵↵            | M-SEARCH * host=x fields={}",
        "GET http://h/p HTTP/1.1↵Host: x↵↵        | GET http://h/p host=h fields={}",
        "CONNECT h:80 HTTP/1.1↵↵                  | CONNECT h:80 host=h:80 fields={}",
        "CONNECT /rpc HTTP/1.1↵↵                  | CONNECT /rpc host= fields={}",
        "GET / HTTP/1.0↵↵                         | GET / HTTP/1.0 host= fields={} close",
        "GET / HTTP/1.9↵Host: x↵↵                 | GET / HTTP/1.9 host=x fields={}",
        "PRI * HTTP/2.0↵↵                         | PRI * HTTP/2.0 host= fields={} close length=-1"
            + " body=",
        "GET /↵↵                                  | 400 the request line is not a method, a target"
            + " and a version",
        "↵GET / HTTP/1.1↵↵                        | 400 the request line is not a method, a target"
            + " and a version",
        "GET / HTTP/1.1 ↵↵                        | 400 the protocol version is malformed",
        "GET  / HTTP/1.1↵↵                        | 400 the protocol version is malformed",
        "GET / HTTP/1.1␍↵↵                        | 400 the protocol version is malformed",
        "GET / http/1.1↵↵                         | 400 the protocol version is malformed",
        "GET / HTTP/1.10↵↵                        | 400 the protocol version is malformed",
        "GET / HTTP/1.x↵↵                         | 400 the protocol version is malformed",
        "GET / HTTP/x.1↵↵                         | 400 the protocol version is malformed",
        "G(T / HTTP/1.1↵↵                         | 400 the method is not a token",
        "GET /%zz HTTP/1.1↵Host: x↵↵              | 400 the request target is malformed",
        "GET a HTTP/1.1↵Host: x↵↵                 | 400 the request target is malformed",
        "GET / HTTP/2.0↵Host: x↵↵                 | 505 the server speaks HTTP/1.x only",
        "GET / HTTP/0.9↵↵                         | 505 the server speaks HTTP/1.x only",
        "GET / HTTP/1.1↵↵                         | 400 HTTP/1.1 asks for a Host field",
        "GET http://h/ HTTP/1.1↵↵                 | 400 HTTP/1.1 asks for a Host field",
        "GET / HTTP/1.1↵Host: x↵Host: x↵↵         | 400 there is more than one Host field",
        "GET / HTTP/1.1↵Host: x y↵↵               | 400 the Host field is malformed",
        "GET / HTTP/1.1↵Host:↵↵                   | GET / host= fields={}",
        "GET / HTTP/1.1↵Host : x↵↵                | 400 HTTP/1.1 asks for a Host field",
      })
  void readsRequestLinesAndHosts(String wire, String expected) throws IOException {
    assertEquals(expected, Clients.read(wire(wire)));
  }

  /// RFC 9112 section 5, behind `GET / HTTP/1.1` and a Host.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accept: 1↵ACCEPT: 2↵  | GET / host=x fields={Accept=[1, 2]}",
        "A:1↵                  | GET / host=x fields={A=[1]}",
        "A:→ 1 →↵              | GET / host=x fields={A=[1]}",
        "A:↵                   | GET / host=x fields={A=[]}",
        "A: b:c↵               | GET / host=x fields={A=[b:c]}",
        "A: 1↵ 2↵→3↵           | GET / host=x fields={A=[1 2 3]}",
        "A: 1↵ ↵B: 2↵          | GET / host=x fields={A=[1 ], B=[2]}",
        "Pragma: no-cache↵     | GET / host=x fields={Pragma=[no-cache], Cache-Control=[no-cache]}",
        "Connection: a, Close↵ | GET / host=x fields={Connection=[a, Close]} close",
        "Connection: close b↵  | GET / host=x fields={Connection=[close b]}",
        "A B: 1↵               | 400 a field name holds a space",
        "A : 1↵                | 400 a field name holds a space",
        "A→: 1↵                | 400 a field name is not a token",
        ": 1↵                  | 400 a field name is not a token",
        "A(: 1↵                | 400 a field name is not a token",
        "A↵                    | 400 a field line has no colon",
        "A↵ : 1↵               | 400 a field line has no colon",
        "A: 1␍2↵               | 400 a field value holds a control character",
        "A: 1␀↵                | 400 a field value holds a control character",
        "A: 1␍↵                | 400 a field value holds a control character",
        "A: 1↵ 2␀↵             | 400 a field value holds a control character",
      })
  void readsFields(String fields, String expected) throws IOException {
    assertEquals(expected, Clients.read(wire("GET / HTTP/1.1↵Host: x↵" + fields + "↵")));
  }

  @Test
  void refusesASpaceBeforeTheFirstField() throws IOException {
    assertEquals(
        "400 the first field line begins with a space",
        Clients.read(wire("GET / HTTP/1.1↵ Host: x↵↵")));
  }

  /// RFC 9112 section 6, behind `POST / HTTP/1.1` and a Host; what follows the bar is the body.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Length: 3↵↵abc    | length=3 body=abc",
        "Content-Length:  003 ↵↵abc | length=3 body=abc",
        "Content-Length: 3↵Content-Length: 3↵↵abc | length=3 body=abc",
        "Content-Length: 3↵Content-Length: 4↵↵abcd | 400 there are several Content-Length fields,"
            + " and they differ",
        "Content-Length: 3, 3↵↵abc | 400 the Content-Length is not one number of bytes",
        "Content-Length: +3↵↵abc   | 400 the Content-Length is not one number of bytes",
        "Content-Length: -0↵↵      | 400 the Content-Length is not one number of bytes",
        "Content-Length:↵↵         | 400 the Content-Length is not one number of bytes",
        "Content-Length: 0x3↵↵abc  | 400 the Content-Length is not one number of bytes",
        "Content-Length: 9223372036854775808↵↵ | 400 the Content-Length is not one number of bytes",
        "Content-Length: 18446744073709551619↵↵abc | 400 the Content-Length is not one number of"
            + " bytes",
        "Content-Length: 3↵↵ab     | length=3 body=ab error=unexpected EOF",
        "Transfer-Encoding: chunked↵↵3↵abc↵0↵↵ | length=-1 [chunked] body=abc",
        "Transfer-Encoding: Chunked↵↵3↵abc↵0↵↵ | length=-1 [chunked] body=abc",
        "Transfer-Encoding: gzip, chunked↵↵ | 501 the transfer coding is not chunked alone",
        "Transfer-Encoding: identity↵↵      | 501 the transfer coding is not chunked alone",
        "Transfer-Encoding: chunked↵Transfer-Encoding: chunked↵↵ | 501 the transfer coding is not"
            + " chunked alone",
        "Transfer-Encoding: chunked↵Content-Length: 1↵↵0↵↵ | in doubt length=-1 [chunked] body=",
        "Transfer-Encoding: chunked↵Content-Length: x↵↵0↵↵ | 400 the Content-Length is not one"
            + " number of bytes",
        "Transfer-Encoding: chunked↵Trailer: A, b↵↵0↵B: 1↵C: 2↵↵ | length=-1 [chunked] body="
            + " trailer={A=[], B=[1], C=[2]}",
        "Transfer-Encoding: chunked↵Trailer: host, Content-length↵↵0↵↵ | 400 the Trailer field"
            + " names a field that frames the message",
      })
  void framesBodies(String rest, String expected) throws IOException {
    String read = Clients.read(wire("POST / HTTP/1.1↵Host: x↵" + rest));
    assertEquals(expected, read.replaceFirst("^POST / host=x fields=\\{[^}]*} ?", ""));
  }

  @Test
  void showsNoHandlerALengthThatTheCodingOverrides() throws IOException {
    assertEquals(
        "POST / host=x fields={} in doubt length=-1 [chunked] body=",
        Clients.read(
            wire("POST / HTTP/1.1↵Host: x↵Transfer-Encoding: chunked↵Content-Length: 1↵↵0↵↵")));
  }

  @Test
  void showsAHandlerOneLengthWhereTwoSayTheSame() throws IOException {
    assertEquals(
        "POST / host=x fields={Content-Length=[3]} length=3 body=abc",
        Clients.read(wire("POST / HTTP/1.1↵Host: x↵Content-Length: 3↵Content-Length:  3 ↵↵abc")));
  }

  @Test
  void ignoresTheCodingOfAnHttp10ClientButDoubtsItsLength() throws IOException {
    assertEquals(
        "POST / HTTP/1.0 host= fields={Content-Length=[3]} close in doubt length=3 body=abc",
        Clients.read(wire("POST / HTTP/1.0↵Transfer-Encoding: chunked↵Content-Length: 3↵↵abc")));
  }

  @Test
  void tellsTheClientWhatGoTellsIt() {
    assertPublicText("missing required Host header", "GET / HTTP/1.1↵↵");
    assertPublicText("malformed Host header", "GET / HTTP/1.1↵Host: /↵↵");
    assertPublicText("invalid header name", "GET / HTTP/1.1↵Host: x↵A : b↵↵");
    assertPublicText("unsupported protocol version", "GET / HTTP/3.0↵Host: x↵↵");
    assertPublicText("", "GET / HTTP/1.1↵Host: x↵Host: x↵↵");
    assertPublicText("", "GET / HTTP/1.1↵Host: x↵A: ␀↵↵");
  }

  private static void assertPublicText(String expected, String wire) {
    RequestReader reader = reader(Clients.buffer(wire(wire), 99));
    BadRequestException refused = assertThrows(BadRequestException.class, reader::read, wire);
    assertEquals(expected, HttpAccess.get().publicText(refused), wire);
  }

  private static RequestReader reader(ReadBuffer in) {
    return new RequestReader(in, 1 << 20, null);
  }

  @Test
  void skipsLineEndsBehindAPostAlone() throws IOException {
    String next = "GET / HTTP/1.1↵Host: x↵↵";
    String post = "POST / HTTP/1.1↵Host: x↵Content-Length: 1↵↵a";
    assertEquals(
        "GET / host=x fields={}", Clients.readAll(wire(post + "↵␊" + next), 99, null).get(1));
    assertEquals(
        "400 the request line is not a method, a target and a version",
        Clients.readAll(wire(next + "↵" + next), 99, null).get(1));
  }

  @Test
  void limitsTheHead() throws IOException {
    String begin = "GET / HTTP/1.1\r\nHost: x\r\nA: ";
    int most = 1000 + 4096; // the limit and Go's slack
    String fits = begin + "a".repeat(most - begin.length() - 4) + "\r\n\r\n";
    String over = begin + "a".repeat(most - begin.length() - 3) + "\r\n\r\n";
    for (int piece : new int[] {1, 100, 99_999}) {
      Request request = new RequestReader(Clients.buffer(fits, piece), 1000, null).read();
      assertEquals(fits.length() - begin.length() - 4, request.header().get("A").length());
      RequestReader reader = new RequestReader(Clients.buffer(over, piece), 1000, null);
      BadRequestException refused = assertThrows(BadRequestException.class, reader::read);
      assertEquals(431, refused.status());
    }
  }

  @Test
  void refusesALineWithoutEndAtTheLimit() {
    long[] sent = {0};
    ByteSource endless =
        (b, off, len) -> {
          sent[0] += len;
          java.util.Arrays.fill(b, off, off + len, (byte) 'a');
          return len;
        };
    RequestReader reader = new RequestReader(new ReadBuffer(endless), 1000, null);
    assertEquals(431, assertThrows(BadRequestException.class, reader::read).status());
    assertTrue(sent[0] <= 2 * 5096, "what was kept is bounded");
  }

  @Test
  void saysWhetherARequestBegan() {
    RequestReader silent = reader(Clients.buffer("", 9));
    assertThrows(EOFException.class, silent::read);
    assertFalse(silent.began());
    RequestReader half = reader(Clients.buffer("GET / HT", 9));
    assertThrows(BadRequestException.class, half::read);
    assertTrue(half.began());
  }

  /// Go takes what came before a time limit for a line: half a request line is answered, a head that
  /// stops between two lines is not.
  @Test
  void refusesHalfALineWhenTheTimeIsOver() {
    assertThrows(BadRequestException.class, slow("GET / HT")::read);
    assertThrows(BadRequestException.class, slow("GET / HTTP/1.1\r\nHos")::read);
    assertThrows(SocketTimeoutException.class, slow("")::read);
    assertThrows(SocketTimeoutException.class, slow("GET / HTTP/1.1\r\n")::read);
    assertThrows(SocketTimeoutException.class, slow("GET / HTTP/1.1\r\nHost: x\r\n")::read);
    assertThrows(SocketTimeoutException.class, slow("GET / HTTP/1.1\r\nHost: x")::read);
  }

  private static RequestReader slow(String wire) {
    ByteSource source = Clients.source(wire, 99);
    return reader(
        new ReadBuffer((b, off, len) -> {
          int n = source.read(b, off, len);
          if (n < 0) {
            throw new SocketTimeoutException("read: i/o timeout");
          }
          return n;
        }));
  }

  @Test
  void readsTheSameWhereverTheBytesAreSplit() throws IOException {
    String wire =
        "POST /a HTTP/1.1\r\nHost: x\r\nA: 1\r\n 2\r\nContent-Length: 5\r\n\r\nhello"
            + "GET /b HTTP/1.1\nHost: y\n\n"
            + "PUT /c HTTP/1.1\r\nHost: z\r\nTransfer-Encoding: chunked\r\nTrailer: T\r\n\r\n"
            + "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: 1\r\n\r\n"
            + "HEAD /d HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    List<String> whole = Clients.readAll(wire, Integer.MAX_VALUE, null);
    assertEquals(4, whole.size());
    for (int first = 1; first < wire.length(); first++) {
      int[] pieces = {first};
      ByteSource source = Clients.source(wire, Integer.MAX_VALUE);
      ByteSource split =
          (b, off, len) -> {
            int n = source.read(b, off, pieces[0] == 0 ? len : Math.min(len, pieces[0]));
            pieces[0] -= Math.min(pieces[0], Math.max(0, n));
            return n;
          };
      assertEquals(whole, Clients.readAll(new ReadBuffer(split), null), "split at " + first);
    }
  }

  @Test
  void readsPipelinedRequestsInOrder() throws IOException {
    String get = "GET /%d HTTP/1.1\r\nHost: x\r\n\r\n";
    StringBuilder wire = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      wire.append(get.replace("%d", Integer.toString(i)));
    }
    List<String> read = Clients.readAll(wire.toString(), 4096, null);
    assertEquals(200, read.size());
    assertEquals("GET /199 host=x fields={}", read.get(199));
  }
}
