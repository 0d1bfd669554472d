package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutgoingTest {
  @Test
  void addsOnlyWhatIsMissing() {
    assertEquals(
        "GET /hello HTTP/1.1\r\nHost: localhost:9091\r\n\r\n",
        wire(new Outgoing("GET", "/hello", "", true)));
    assertEquals(
        "GET / HTTP/1.1\r\nhost: example.org\r\nX-A: 1\r\n\r\n",
        wire(new Outgoing("GET", "", "host: example.org\nX-A: 1", true)));
  }

  @Test
  void saysThatTheConnectionIsNotKept() {
    assertEquals(
        "GET / HTTP/1.1\r\nHost: localhost:9091\r\nConnection: close\r\n\r\n",
        wire(new Outgoing("GET", "/", "", false)));
  }

  @Test
  void countsTheBodyAfterTheEmptyLineInBytes() {
    assertEquals(
        "POST /form HTTP/1.1\r\nHost: localhost:9091\r\nContent-Type: text/plain\r\n"
            + "Content-Length: 5\r\n\r\nna=ö",
        wire(new Outgoing("POST", "/form", "Content-Type: text/plain\n\nna=ö", true)));
    assertEquals(
        "POST / HTTP/1.1\r\nHost: localhost:9091\r\nContent-Length: 3\r\n\r\na=b",
        wire(new Outgoing("POST", "/", "\na=b", true)));
  }

  private static String wire(Outgoing request) {
    return new String(request.toBytes("localhost:9091"), StandardCharsets.UTF_8);
  }
}
