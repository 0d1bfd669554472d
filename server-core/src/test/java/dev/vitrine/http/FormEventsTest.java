package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.FormParsed;
import dev.vitrine.trace.TraceEvent.MultipartPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormEventsTest {
  private static final String PARTS =
      """
      --b
      Content-Disposition: form-data; name=a

      12
      --b
      Content-Disposition: form-data; name=f; filename=x.txt

      12345
      --b--
      """;

  private final List<TraceEvent> events = new ArrayList<>();

  private RequestForm form(String type, String body) {
    ConnectionTrace trace =
        new ServerTrace(r -> events.add(r.event()), new ServerClock(), error -> {}).connection(1);
    return new RequestForm(
        "POST",
        Url.parse("/?q=1&q=2"),
        Header.of("Content-Type", type),
        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
        MultipartForm::close,
        trace);
  }

  @Test
  void aFormIsParsedOnce() throws IOException {
    RequestForm f = form("application/x-www-form-urlencoded", "a=1&b=2");
    f.parseForm();
    assertEquals("1", f.form().get("a"));
    assertEquals(List.of(new FormParsed(4)), events);
  }

  @Test
  void eachPartIsToldWhenItsEndWasSeen() throws IOException {
    form("multipart/form-data; boundary=b", PARTS).parseMultipartForm(100);
    assertEquals(
        List.of(
            new FormParsed(2),
            new MultipartPart("a", "", 2),
            new MultipartPart("f", "x.txt", 5),
            new FormParsed(3)),
        events);
  }

  @Test
  void aSkippedPartIsToldWithItsWholeSize() throws IOException {
    MultipartReader reader = form("multipart/form-data; boundary=b", PARTS).multipartReader();
    reader.nextPart();
    reader.nextPart().read();
    reader.nextPart();
    assertEquals(
        List.of(new MultipartPart("a", "", 2), new MultipartPart("f", "x.txt", 5)), events);
  }
}
