package dev.vitrine.tracer.figure.conversation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.Handler;
import dev.vitrine.http.Http;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent.BodyFinished;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.ContinueSent;
import dev.vitrine.trace.TraceEvent.HeaderRead;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.tracer.figure.Exchanges;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureCheck;
import dev.vitrine.tracer.figure.FigureKind.Pick;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationFigureTest {
  private static final String POST =
      "POST /hello HTTP/1.1\r\n"
          + "Host: localhost:9091\r\n"
          + "Content-Length: 18\r\n"
          + "X-From: vitrine\r\n\r\n"
          + "name=roshi&lang=go";
  private static final String CHUNKED =
      "POST /c HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n"
          + "Trailer: X-Sum\r\n\r\n5;a=b\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n";
  private static final String NEXT = "GET /next HTTP/1.1\r\nHost: h\r\n\r\n";

  private final ConversationFigure figures = new ConversationFigure();

  /// Reads the body whole, then answers.
  private static Handler echo() {
    return Http.named(
        "echo",
        (w, r) -> {
          int length = r.body().readAllBytes().length;
          w.write("got " + length + "\n");
        });
  }

  private ConversationState after(List<Entry> entries) {
    ConversationState state = figures.empty();
    for (Entry entry : entries) {
      state = figures.apply(state, entry);
    }
    return state;
  }

  private static Entry.Step find(TraceStore store, Predicate<Entry.Step> wanted) {
    return store.snapshot().stream()
        .filter(Entry.Step.class::isInstance)
        .map(Entry.Step.class::cast)
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  private static String title(Figure figure, String id) {
    return figure.mark(id).map(Mark::title).orElse("");
  }

  private static boolean framed(Figure figure, String id) {
    return figure.mark(id).orElseThrow().shapes().stream()
        .anyMatch(s -> s instanceof Shape.Rect r && r.ink().fill() == Paint.CODE_MARK);
  }

  @Test
  void showsTheExactBytesOfBothMessagesWithTheirOffsets() throws Exception {
    TraceStore store = Exchanges.trace(echo(), Detail.BYTES, POST);
    Figure figure = figures.figure(after(store.snapshot()), FigureOptions.window());
    assertEquals("Request 1, " + POST.length() + " bytes", title(figure, "panel:request"));
    assertEquals(
        "request line at 0, 22 bytes: POST /hello HTTP/1.1", title(figure, "part:request:0"));
    assertEquals("headers at 44, 20 bytes: Content-Length: 18", title(figure, "part:request:2"));
    assertEquals("body at 83, 18 bytes: name=roshi&lang=go", title(figure, "part:request:5"));
    assertEquals("status line at 0, 17 bytes: HTTP/1.1 200 OK", title(figure, "part:response:0"));
    assertEquals("Request 2: not sent", title(figure, "panel:next"));
    assertEquals(List.of(), FigureCheck.faults(figure));
  }

  @Test
  void tellsThePartsOfAStartLineApartByTheirUnderlines() throws Exception {
    TraceStore store = Exchanges.trace(echo(), Detail.BYTES, POST);
    Figure figure = figures.figure(after(store.snapshot()), FigureOptions.window());
    for (String id : List.of("part:request:0", "part:response:0")) {
      assertEquals(
          List.of(Shape.Dash.SOLID, Shape.Dash.DOTTED, Shape.Dash.DASHED),
          figure.mark(id).orElseThrow().shapes().stream()
              .filter(Shape.Path.class::isInstance)
              .map(s -> ((Shape.Path) s).ink().dash())
              .toList());
    }
  }

  /// The same field framed in the message, in the list of steps and in the bytes; the step that read it is named.
  @Test
  void framesASelectedFieldItsStepAndItsBytes() throws Exception {
    TraceStore store = Exchanges.trace(echo(), Detail.BYTES, POST);
    ConversationState state = after(store.snapshot());
    Entry.Step read =
        find(store, s -> s.record().event().equals(new HeaderRead("Content-Length", "18")));
    Pick pick = figures.pick(state, "part:request:2").orElseThrow();
    assertEquals(Pick.part("part:request:2", read.seq()), pick);
    Figure figure = figures.figure(state, FigureOptions.window().withPart(pick.part()));
    assertTrue(framed(figure, "part:request:2"));
    assertTrue(framed(figure, "step:" + read.seq()));
    assertEquals(
        2,
        figure.marks().stream()
            .filter(m -> m.id().startsWith("part:") || m.id().startsWith("step:"))
            .filter(m -> framed(figure, m.id()))
            .count());
    Framed bytes = figures.framed(state, 0, pick.part()).orElseThrow();
    assertEquals(List.of(true, 44L, 20L), List.of(bytes.received(), bytes.from(), bytes.length()));
    assertArrayEquals(POST.getBytes(StandardCharsets.ISO_8859_1), bytes.bytes());
    assertTrue(figure.description().contains("Selected: headers at byte 44"), figure.description());
  }

  @Test
  void framesEverythingThatASelectedStepWrote() throws Exception {
    TraceStore store = Exchanges.trace(echo(), Detail.BYTES, POST);
    ConversationState state = after(store.snapshot());
    long started = find(store, s -> s.record().event() instanceof ResponseStarted).seq();
    Pick pick = figures.pick(state, "step:" + started).orElseThrow();
    Figure figure = figures.figure(state, FigureOptions.window().withPart(pick.part()));
    assertTrue(framed(figure, "part:response:0"));
    assertTrue(framed(figure, "part:response:1"));
    assertEquals(false, figures.framed(state, 0, pick.part()).orElseThrow().received());
    assertEquals(Optional.empty(), figures.pick(state, "label:client"));
  }

  @Test
  void marksChunksAndTrailersAndTheInterimResponseBeforeTheFinalOne() throws Exception {
    TraceStore store = Exchanges.trace(echo(), Detail.BYTES, CHUNKED);
    ConversationState state = after(store.snapshot());
    Figure figure = figures.figure(state, FigureOptions.window().withRoom(1000, 900));
    List<String> titles = new ArrayList<>();
    for (int i = 6; i <= 10; i++) {
      String title = title(figure, "part:request:" + i);
      titles.add(title.replaceAll(" at \\d+, \\d+ bytes", ""));
    }
    assertEquals(
        List.of(
            "chunk size: 5;a=b",
            "chunk: hello",
            "last chunk: 0",
            "trailers: X-Sum: 1",
            "empty line: "),
        titles);
    assertEquals(
        "status line at 0, 23 bytes: HTTP/1.1 100 Continue", title(figure, "part:response:0"));
    long interim = find(store, s -> s.record().event() instanceof ContinueSent).seq();
    long last = find(store, s -> s.record().event() instanceof ResponseStarted).seq();
    assertEquals(interim, figures.pick(state, "part:response:0").orElseThrow().seq());
    assertEquals(last, figures.pick(state, "part:response:2").orElseThrow().seq());
    long body = find(store, s -> s.record().event() instanceof BodyFinished).seq();
    assertEquals(body, figures.pick(state, "part:request:7").orElseThrow().seq());
  }

  @Test
  void startsAPipelinedRequestWhereTheOneBeforeEnded() throws Exception {
    TraceStore store = Exchanges.trace(echo(), Detail.BYTES, CHUNKED + NEXT);
    List<Entry> entries = store.snapshot();
    Figure figure = figures.figure(after(entries), FigureOptions.window());
    assertEquals("Request 2, " + NEXT.length() + " bytes", title(figure, "panel:request"));
    assertEquals(
        "request line at " + CHUNKED.length() + ", 20 bytes: GET /next HTTP/1.1",
        title(figure, "part:request:0"));
    long first = find(store, s -> s.record().event() instanceof ResponseStarted).seq();
    int at = entries.indexOf(find(store, s -> s.seq() == first));
    Figure earlier = figures.figure(after(entries.subList(0, at)), FigureOptions.window());
    boolean all =
        find(store, s -> s.record().event() instanceof BytesReceived).record().event()
                instanceof BytesReceived(_, byte[] data)
            && data.length == CHUNKED.length() + NEXT.length();
    if (all) {
      assertEquals(
          "Request 2: " + NEXT.length() + " bytes here, not read yet",
          title(earlier, "panel:next"));
    }
  }

  @Test
  void saysThatATraceHasNoBytesAndShowsWhatTheStepsTell() throws Exception {
    TraceStore store = Exchanges.trace(echo(), Detail.STEPS, POST);
    ConversationState state = after(store.snapshot());
    Figure figure = figures.figure(state, FigureOptions.window());
    assertEquals("Request 1, as the steps tell it", title(figure, "panel:request"));
    assertEquals("headers: Content-Length: 18", title(figure, "part:request:2"));
    assertEquals("status line: HTTP/1.1 200 OK", title(figure, "part:response:0"));
    assertEquals(ConversationLayout.NO_BYTES, title(figure, "label:no-bytes"));
    assertTrue(figure.description().contains(ConversationLayout.NO_BYTES));
    assertEquals(Optional.empty(), figures.framed(state, 0, Optional.empty()));
    Pick pick = figures.pick(state, "part:request:2").orElseThrow();
    assertTrue(
        framed(
            figures.figure(state, FigureOptions.window().withPart(pick.part())),
            "step:" + pick.seq()));
  }

  /// A long head, a binary body of 30,000 bytes, a request that is refused, half a request: in every state, at every
  /// size, nothing overlaps.
  @ParameterizedTest
  @EnumSource(Detail.class)
  void staysLegibleInEveryStateOfOddMessages(Detail detail) throws Exception {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      fields.append("X-Field-").append(i).append(": ").append("v".repeat(i)).append("\r\n");
    }
    List<String> messages =
        List.of(
            "PUT /"
                + "long".repeat(90)
                + " HTTP/1.1\r\nHost: h\r\n"
                + fields
                + "Content-Length: 30000\r\n\r\n"
                + "\u0001\u00ff".repeat(15000),
            CHUNKED + NEXT + NEXT,
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "NONSENSE\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nhalf");
    List<String> faults = new ArrayList<>();
    for (String message : messages) {
      TraceStore store = Exchanges.trace(echo(), detail, message);
      ConversationState state = figures.empty();
      for (Entry entry : store.snapshot()) {
        state = figures.apply(state, entry);
        for (FigureOptions options :
            List.of(
                FigureOptions.window(),
                FigureOptions.window().withRoom(400, 300).withPart(Optional.of("part:request:40")),
                FigureOptions.window().withRoom(3840, 2160).withHeld("held after " + entry.event()),
                FigureOptions.page().withPart(Optional.of("part:response:2")))) {
          FigureCheck.faults(figures.figure(state, options))
              .forEach(f -> faults.add(entry.event() + ": " + f));
        }
      }
    }
    assertEquals(List.of(), faults.stream().distinct().limit(20).toList());
  }

  @Test
  void cutsABigBodyInTheMiddleWithItsCountAndShowsBinaryAsHexadecimal() throws Exception {
    TraceStore store =
        Exchanges.trace(
            echo(),
            Detail.BYTES,
            "PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 30000\r\n\r\n"
                + "\u0001\u00ff".repeat(15000));
    Figure figure =
        figures.figure(after(store.snapshot()), FigureOptions.window().withRoom(1240, 700));
    Mark body = figure.mark("part:request:4").orElseThrow();
    assertTrue(body.title().startsWith("body, hex at 50, 30,000 bytes: 01 ff 01"), body.title());
    assertTrue(
        body.shapes().stream()
            .anyMatch(
                s -> s instanceof Shape.Text t && t.text().matches("01 .* … 30,000 bytes … .*ff")),
        body.shapes().toString());
  }
}
