package dev.vitrine.tracer.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vitrine.tracer.client.ReplyReader.Reply;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # how the body is framed                                          | status  | body  | closes
          HTTP/1.1 200 OK~Content-Length: 5~~helloREST                      | 200 OK  | hello | false
          HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2;x=y~he~3~llo~0~~    | 200 OK  | hello | false
          HTTP/1.1 200 OK~Transfer-Encoding: chunked~~5~hello~0~T: 1~~      | 200 OK  | hello | false
          HTTP/1.1 200 OK~~hello                                            | 200 OK  | hello | true
          HTTP/1.1 200 OK~Connection: close~Content-Length: 5~~hello        | 200 OK  | hello | true
          HTTP/1.0 200 OK~Content-Length: 5~~hello                          | 200 OK  | hello | true
          HTTP/1.1 100 Continue~~HTTP/1.1 201 Created~Content-Length: 1~~x  | 201 Created | x | false
          HTTP/1.1 204 No Content~~                                         | 204 No Content | '' | false
          """)
  void readsAsManyBytesAsTheFramingSays(String wire, String status, String body, boolean closes)
      throws IOException {
    Reply reply = read(wire, "GET");
    assertEquals(status, reply.status());
    assertEquals(body, new String(reply.body(), StandardCharsets.UTF_8));
    assertEquals(closes, reply.closes());
  }

  @Test
  void takesNoBodyAfterHead() throws IOException {
    assertEquals(0, read("HTTP/1.1 200 OK~Content-Length: 5~~", "HEAD").body().length);
  }

  @Test
  void saysThatTheServerWentAway() {
    assertThrows(EOFException.class, () -> read("", "GET"));
    assertThrows(EOFException.class, () -> read("HTTP/1.1 200 OK~Content-Length: 9~~abc", "GET"));
  }

  @Test
  void refusesWhatIsNotHttp() {
    assertThrows(IOException.class, () -> read("SSH-2.0-OpenSSH_9.6~", "GET"));
  }

  private static Reply read(String wire, String method) throws IOException {
    byte[] bytes = wire.replace("~", "\r\n").getBytes(StandardCharsets.UTF_8);
    return new ReplyReader(new ByteArrayInputStream(bytes)).read(method);
  }
}
