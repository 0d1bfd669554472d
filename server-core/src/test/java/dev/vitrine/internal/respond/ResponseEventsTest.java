package dev.vitrine.internal.respond;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.vitrine.http.Handler;
import dev.vitrine.peer.PeerHandler;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.BodyWritten;
import dev.vitrine.trace.TraceEvent.Flushed;
import dev.vitrine.trace.TraceEvent.InformationalSent;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.trace.TraceEvent.TrailersSent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResponseEventsTest {
  private static final String TEXT = "text/plain; charset=utf-8";

  private final Exchange exchange = new Exchange();

  @Test
  void startsASmallResponseAfterTheHandlerHasFinished() throws Exception {
    exchange.get((w, _) -> {
      w.write("Hello, ");
      w.write("world!");
      assertEquals(List.of(new BodyWritten(7), new BodyWritten(6)), exchange.events);
    });
    assertEquals(
        List.of(
            new ResponseStarted(
                200,
                Map.of(
                    "Content-Length", List.of("13"),
                    "Content-Type", List.of(TEXT),
                    "Date", List.of(Exchange.DATE)),
                "content-length"),
            new ResponseFinished(200, 13)),
        exchange.events.subList(2, 4));
  }

  @Test
  void startsALongResponseWithinTheWrite() throws Exception {
    exchange.get((w, _) -> w.write(new byte[2049]));
    assertEquals(List.of("BodyWritten", "ResponseStarted", "ResponseFinished"), names());
    assertEquals(new ResponseFinished(200, 2049), exchange.events.getLast());
  }

  @Test
  void tellsFlushesInformationAndTrailers() throws Exception {
    exchange.get((w, _) -> {
      w.header().set("Link", "</a>");
      w.writeHeader(103);
      w.header().set("Trailer", "B, A, C");
      w.write("x");
      w.flush();
      w.header().set("A", "1");
      w.header().set("B", "2");
      w.header().set("Trailer:Z", "3");
    });
    assertEquals(
        List.of(
            "InformationalSent",
            "BodyWritten",
            "ResponseStarted",
            "Flushed",
            "TrailersSent",
            "ResponseFinished"),
        names());
    assertEquals(
        new InformationalSent(103, Map.of("Link", List.of("</a>"))), exchange.events.getFirst());
    assertEquals(new TrailersSent(List.of("A", "B", "Z")), exchange.events.get(4));
    assertEquals(new ResponseFinished(200, 1), exchange.events.getLast());
    assertEquals(new Flushed(), exchange.events.get(3));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 1.1, W:x, content-length, 1",
    "GET, 1.1, '', content-length, 0",
    "GET, 1.1, w5000, chunked, 5000",
    "GET, 1.1, h=Content-Length=5000&w5000, content-length, 5000",
    "GET, 1.0, w5000, close, 5000",
    "GET, 1.1, h=Transfer-Encoding=identity&W:x, close, 1",
    "GET, 1.1, s204, none, 0",
    "GET, 1.1, s304&W:x, none, 0",
    "HEAD, 1.1, W:x, none, 0",
    "HEAD, 1.1, w5000, none, 0",
  })
  void namesTheFramingAndCountsTheBodyWithoutIt(
      String method, String version, String steps, String framing, long bytes) throws Exception {
    exchange.serve(
        method + " /run?" + steps + " HTTP/" + version + "\r\nHost: x\r\n\r\n", new PeerHandler());
    List<String> framings = new ArrayList<>();
    for (TraceEvent e : exchange.events) {
      if (e instanceof ResponseStarted started) {
        framings.add(started.framing());
      }
    }
    assertEquals(List.of(framing), framings);
    assertEquals(new ResponseFinished(exchange.last.status(), bytes), exchange.events.getLast());
  }

  @Test
  void showsALongHeadWhole() throws Exception {
    String value = "v".repeat(9000);
    exchange.get((w, _) -> w.header().set("X", value));
    ResponseStarted started = (ResponseStarted) exchange.events.getFirst();
    assertEquals(List.of(value), started.headers().get("X"));
  }

  @Test
  void finishesNothingThatCouldNotBeWritten() {
    exchange.failAfterWrites = 0;
    Handler handler = (w, _) -> w.write("x");
    try {
      exchange.get(handler);
    } catch (Exception e) {
      assertEquals("broken pipe", e.getMessage());
    }
    assertEquals(List.of("BodyWritten", "ResponseStarted"), names());
    assertFalse(exchange.last.refusal() == null);
  }

  private List<String> names() {
    return exchange.events.stream().map(e -> e.getClass().getSimpleName()).toList();
  }
}
