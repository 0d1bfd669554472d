package dev.vitrine.internal.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.BodyDiscarded;
import dev.vitrine.trace.TraceEvent.BodyFinished;
import dev.vitrine.trace.TraceEvent.BodyFraming;
import dev.vitrine.trace.TraceEvent.BodyRead;
import dev.vitrine.trace.TraceEvent.HeaderRead;
import dev.vitrine.trace.TraceEvent.HeadersComplete;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.RequestRead;
import dev.vitrine.trace.TraceEvent.RequestReadStarted;
import dev.vitrine.trace.TraceEvent.RequestRejected;
import dev.vitrine.trace.TraceEvent.TrailersRead;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The steps of reading, in their order.
class ReadEventsTest {
  private final List<TraceEvent> events = new ArrayList<>();

  private ConnectionTrace trace() {
    Tracer tracer = r -> events.add(r.event());
    return new ServerTrace(tracer, new ServerClock(), _ -> {}).connection(1);
  }

  @Test
  void tellsEachStepOfAHead() throws IOException {
    String head = "GET /a HTTP/1.1\r\nhost: x\r\nA: 1\r\n 2\r\n\r\n";
    List<String> _ = Clients.readAll(head, 99, trace());
    assertEquals(
        List.of(
            new RequestReadStarted(),
            new RequestLineRead("GET", "/a", "HTTP/1.1"),
            new HeaderRead("Host", "x"),
            new HeaderRead("A", "1 2"),
            new HeadersComplete(2, head.length()),
            new BodyFraming("none", 0),
            new RequestRead("GET", "/a", "x"),
            new RequestReadStarted()),
        events);
  }

  @Test
  void tellsEachReadOfABody() throws IOException {
    String head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n";
    List<String> _ = Clients.readAll(head + "hello", 99, trace());
    assertEquals(
        List.of(
            new BodyFraming("content-length", 5),
            new RequestRead("POST", "/", "x"),
            new BodyRead(3),
            new BodyRead(2),
            new BodyFinished(5),
            new RequestReadStarted()),
        events.subList(5, events.size()));
  }

  @Test
  void tellsOfChunksAndTrailers() throws IOException {
    String head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    List<String> _ = Clients.readAll(head + "3\r\nabc\r\n0\r\nA: 1\r\nB: 2\r\n\r\n", 99, trace());
    assertEquals(
        List.of(
            new BodyFraming("chunked", -1),
            new RequestRead("POST", "/", "x"),
            new BodyRead(3),
            new TrailersRead(List.of("A", "B")),
            new BodyFinished(3),
            new RequestReadStarted()),
        events.subList(5, events.size()));
  }

  @Test
  void tellsWhyARequestIsRefused() throws IOException {
    List<String> _ = Clients.readAll("GET / HTTP/1.1\r\nHost: x\r\nA\r\n\r\n", 99, trace());
    assertEquals(
        List.of(
            new RequestReadStarted(),
            new RequestLineRead("GET", "/", "HTTP/1.1"),
            new HeaderRead("Host", "x"),
            new RequestRejected(400, "a field line has no colon")),
        events);
  }

  @Test
  void tellsWhatIsReadAway() throws IOException {
    ReadBuffer in = Clients.buffer("hello", 99);
    RequestBody body = new RequestBody(new LengthBody(in, 5), false, 99, trace());
    assertEquals(2, body.read(new byte[2], 0, 2));
    body.close();
    assertEquals(List.of(new BodyRead(2), new BodyDiscarded(3)), events);
  }

  @Test
  void tellsNoEndOfABodyThatIsCutOff() {
    ReadBuffer in = Clients.buffer("hel", 99);
    RequestBody body = new RequestBody(new LengthBody(in, 5), false, 99, trace());
    body.close();
    assertEquals(List.of(new BodyDiscarded(3)), events);
  }
}
