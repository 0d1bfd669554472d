package dev.vitrine.tracer.figure.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.Http;
import dev.vitrine.http.ServeMux;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent.HandlerChosen;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.RequestRead;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.trace.TraceEvent.RoutesKnown;
import dev.vitrine.tracer.figure.Exchanges;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureCheck;
import dev.vitrine.tracer.figure.FigureKind.Pick;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.Records;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingFigureTest {
  private static final String HEAD = " HTTP/1.1\r\nHost: localhost:81\r\n\r\n";

  private static final List<String> SIX =
      List.of(
          "localhost/hello/",
          "GET /hello/{name}",
          "/",
          "/hello",
          "POST /hello/{name}",
          "example.org/");

  private final RoutingFigure figures = new RoutingFigure();

  private RoutingState after(Iterable<Entry> entries) {
    RoutingState state = figures.empty();
    for (Entry entry : entries) {
      state = figures.apply(state, entry);
    }
    return state;
  }

  /// What a real server and its mux make of one request line.
  private RoutingState asked(List<String> patterns, String line) throws Exception {
    TraceStore store = Exchanges.trace(Exchanges.mux(patterns), Detail.STEPS, line + HEAD);
    return after(store.snapshot());
  }

  private static String title(Figure figure, String id) {
    return figure.mark(id).map(Mark::title).orElse("");
  }

  /// Each row from top to bottom as `pattern | tests | verdict`.
  private static List<String> rows(Figure figure) {
    List<Mark> patterns =
        figure.marks().stream()
            .filter(m -> RowPainter.isPattern(m.id()))
            .sorted(Comparator.comparingDouble(m -> m.box().y()))
            .toList();
    List<String> rows = new ArrayList<>();
    for (Mark pattern : patterns) {
      String number = pattern.id().substring(pattern.id().indexOf(':') + 1);
      String tests =
          Stream.of("host", "method", "path")
              .map(t -> title(figure, "test:" + number + ":" + t))
              .filter(t -> !t.isEmpty())
              .map(t ->
                  (t.endsWith("passed") ? "+" : "-")
                      + t.substring(t.indexOf(' ') + 1, t.lastIndexOf(',')))
              .collect(Collectors.joining(" "));
      String name = pattern.title().substring(0, pattern.title().indexOf(". "));
      rows.add(name + " | " + tests + " | " + title(figure, "verdict:" + number));
    }
    return rows;
  }

  static Stream<Arguments> decisions() {
    return Stream.of(
        // The mock-up's request: three candidates, the host decides.
        Arguments.of(
            SIX,
            "GET /hello/roshi",
            List.of(
                "localhost/hello/, handler h0 | +localhost +any +begins with /hello/ | chosen",
                "GET /hello/{name} | +any +GET +name = roshi | candidate, names no host",
                "/ | +any +any +everything | candidate, names no host",
                "/hello | +any +any -only /hello | no match",
                "POST /hello/{name} | +any -not POST | no match",
                "example.org/ | -other host | no match"),
            "Deciding rule: host. A pattern that names the request's host is preferred to all that name none.",
            "handler h0"),
        Arguments.of(
            List.of("/a/{x}", "/a/b", "PUT /c", "/a/"),
            "POST /a/b",
            List.of(
                "/a/b, handler h1 | +any +any +is /a/b | chosen",
                "/a/{x} | +any +any +x = b | candidate, has a wildcard there",
                "/a/ | +any +any +begins with /a/ | candidate, takes all the rest",
                "PUT /c | +any -not PUT | no match"),
            "Deciding rule: literal. Where the two best patterns first differ, a literal beats a wildcard.",
            "handler h1"),
        Arguments.of(
            List.of("/files/{rest...}", "GET /files/{rest...}", "/x/{$}"),
            "HEAD /files/a/b",
            List.of(
                "GET /files/{rest...}, handler h1 | +any +GET +rest = a/b | chosen",
                "/files/{rest...} | +any +any +rest = a/b | candidate, takes more methods",
                "/x/{$} | +any +any -no “x” | no match"),
            "Deciding rule: method. A pattern that names the method is preferred to one that takes more methods.",
            "handler h1"),
        Arguments.of(
            List.of("/"),
            "GET /x",
            List.of("/, handler h0 | +any +any +everything | chosen"),
            "Deciding rule: only. No other pattern matches this request.",
            "handler h0"),
        // Nothing matches the path: where each one stopped.
        Arguments.of(
            List.of("/b/{$}", "/b/x/y", "/b", "/c/d", "/b/{id}/z"),
            "GET /b/x",
            List.of(
                "/b/{$} | +any +any -only /b/ | no match",
                "/b/x/y | +any +any -ends too early | no match",
                "/b | +any +any -only /b | no match",
                "/c/d | +any +any -no “c” | no match",
                "/b/{id}/z | +any +any -ends too early | no match"),
            "404 Not Found. No pattern matches host and path, whatever the method.",
            "handler NotFoundHandler"),
        Arguments.of(
            List.of("GET /a/{id}", "PUT /a/{id}", "/c/"),
            "DELETE /a/3",
            List.of(
                "GET /a/{id} | +any -not GET | no match",
                "PUT /a/{id} | +any -not PUT | no match",
                "/c/ | +any +any -no “c” | no match"),
            "405 Method Not Allowed. Host and path match, but only for GET, HEAD, PUT: the answer's Allow says so.",
            "handler MethodNotAllowedHandler"),
        Arguments.of(
            List.of("/b/{$}", "/tree/"),
            "GET /tree?x=1",
            List.of(
                "/tree/ | +any +any +begins with /tree/ | after redirect",
                "/b/{$} | +any +any -no “b” | no match"),
            "307 Temporary Redirect to /tree/?x=1. No pattern is for the path itself, but /tree/ is for it with a slash behind.",
            "handler RedirectHandler"),
        Arguments.of(
            List.of("/a/b"),
            "GET /a//x/../b",
            List.of("/a/b | +any +any +is /a/b | after redirect"),
            "307 Temporary Redirect to /a/b. The path is not clean: the client is to ask again with the clean one.",
            "handler RedirectHandler"));
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void showsWhatAServersMuxDecidedAndWhereEachPatternStopped(
      List<String> patterns, String line, List<String> rows, String ruling, String handler)
      throws Exception {
    RoutingState state = asked(patterns, line);
    Figure figure = figures.figure(state, FigureOptions.window());
    assertEquals(rows, rows(figure));
    assertEquals(ruling, title(figure, "node:ruling"));
    assertEquals(handler, title(figure, "node:handler"));
    assertTrue(figure.description().contains(ruling), figure.description());
    assertEquals(List.of(), FigureCheck.faults(figure));
  }

  @Test
  void takesTheQuestionOfTheWholeServerToNoPattern() throws Exception {
    RoutingState state = asked(SIX, "OPTIONS *");
    Figure figure = figures.figure(state, FigureOptions.window());
    assertTrue(title(figure, "node:ruling").startsWith("No pattern is asked."));
    assertEquals("localhost/hello/ |  | ", rows(figure).getFirst());
  }

  @Test
  void saysThatThereIsNoMuxWhenOneHandlerWasGiven() throws Exception {
    TraceStore store =
        Exchanges.trace(
            Http.named("only", (w, _) -> w.write("x")), Detail.STEPS, "GET /any" + HEAD);
    Figure figure = figures.figure(after(store.snapshot()), FigureOptions.window());
    assertTrue(title(figure, "node:ruling").startsWith("No mux. The server was given one handler"));
    assertEquals("handler only", title(figure, "node:handler"));
    assertEquals(List.of(), FigureCheck.faults(figure));
  }

  @Test
  void leavesEveryTestOpenUntilTheMuxHasDecided() {
    Records records = new Records().listening().server(new RoutesKnown(SIX)).accepted(1);
    records.request(1, 1, new RequestLineRead("GET", "/hello/roshi", "HTTP/1.1"));
    records.request(1, 1, new RequestRead("GET", "/hello/roshi", "localhost"));
    records.request(1, 1, new HandlerChosen("default-mux"));
    Figure figure = figures.figure(after(records.entries()), FigureOptions.window());
    assertEquals(SIX, rows(figure).stream().map(r -> r.substring(0, r.indexOf(" | "))).toList());
    assertTrue(figure.marks().stream().noneMatch(m -> m.id().startsWith("test:")));
    assertEquals(
        "Not decided yet. No handler was given: the default mux decides next.",
        title(figure, "node:ruling"));
    assertEquals("GET /hello/roshi, Host: localhost", title(figure, "node:request"));
    assertEquals("6 patterns on the default mux", figures.subtitle(after(records.entries())));
  }

  /// A handler in front of the mux may have changed the path: then the matcher's answer is not the trace's.
  @Test
  void tellsWhatTheTraceSaysWhereTheMuxSawAnotherPath() throws Exception {
    ServeMux inner = new ServeMux().handle("/x", Http.named("inner", (w, _) -> w.write("x")));
    inner.handle("/y", Http.notFoundHandler());
    ServeMux outer =
        new ServeMux().handle("/api/", Http.stripPrefix("/api", inner)).handle("/", inner);
    TraceStore store = Exchanges.trace(outer, Detail.STEPS, "GET /api/x" + HEAD);
    Figure figure = figures.figure(after(store.snapshot()), FigureOptions.window());
    assertEquals(
        List.of("/x, handler inner | +any +any +is /x | chosen", "/y |  | no match"), rows(figure));
    assertTrue(title(figure, "node:ruling").startsWith("Deciding rule: only"));
  }

  @Test
  void showsThePatternsOfTheMuxThatDecidedNotThoseToldLast() {
    Records records =
        new Records()
            .listening()
            .server(new RoutesKnown(List.of("/outer/", "/")), new RoutesKnown(List.of("/inner")))
            .accepted(1)
            .request(
                1,
                1,
                new RequestLineRead("GET", "/outer/x", "HTTP/1.1"),
                new RequestRead("GET", "/outer/x", "h"),
                new Routed("/outer/", "longer", List.of("/outer/", "/"), Map.of()));
    Figure figure = figures.figure(after(records.entries()), FigureOptions.window());
    assertEquals(
        List.of(
            "/outer/ | +any +any +begins with /outer/ | chosen",
            "/ | +any +any +everything | candidate, takes all the rest"),
        rows(figure));
  }

  @Test
  void ringsTheWinnerAndStopsTheLineOfALoserAtItsCross() throws Exception {
    Figure figure = figures.figure(asked(SIX, "GET /hello/roshi"), FigureOptions.window());
    assertEquals(Progress.NOW, figure.mark("pattern:0").orElseThrow().progress());
    assertEquals(Progress.DONE, figure.mark("pattern:2").orElseThrow().progress());
    assertEquals(Progress.NOT_YET, figure.mark("pattern:5").orElseThrow().progress());
    double cross = figure.mark("test:5:host").orElseThrow().box().x();
    assertEquals(cross, figure.mark("edge:5").orElseThrow().box().right(), 0.01);
    assertTrue(figure.mark("edge:0").orElseThrow().box().right() > 600);
  }

  @Test
  void foldsFiveHundredPatternsBelowTheWinnerAndTheCandidates() throws Exception {
    List<String> patterns = new ArrayList<>();
    IntStream.range(0, 500)
        .forEach(i -> patterns.add("/api/v" + i % 7 + "/things" + i + "/{id}/parts/{part}"));
    patterns.set(7, "/");
    patterns.set(8, "/api/");
    RoutingState state = asked(patterns, "GET /api/v3/things10/77/parts/a%2Fb");
    for (FigureOptions options :
        List.of(
            FigureOptions.window(),
            FigureOptions.window().withRoom(1100, 2000),
            FigureOptions.window().withRoom(300, 200),
            FigureOptions.page())) {
      Figure figure = figures.figure(state, options);
      List<String> rows = rows(figure);
      assertTrue(rows.getFirst().startsWith("/api/v3/things10/{id}/parts/{part}"), rows.getFirst());
      assertTrue(rows.getFirst().contains("+id = 77, part = a/b"), rows.getFirst());
      assertTrue(rows.get(2).startsWith("/ |"), rows.get(2));
      assertEquals(
          "+ " + (500 - rows.size()) + " more without a match", title(figure, "label:folded"));
      assertTrue(rows.size() <= 11, "" + rows.size());
      assertEquals(List.of(), FigureCheck.faults(figure));
    }
  }

  @Test
  void countsTheCandidatesAmongTheFolded() {
    List<String> hosts = IntStream.rangeClosed(1, 9).mapToObj(i -> "/" + "a/".repeat(i)).toList();
    Records records =
        new Records()
            .server(new RoutesKnown(hosts))
            .request(
                1,
                1,
                new RequestLineRead("GET", "/" + "a/".repeat(9), "HTTP/1.1"),
                new RequestRead("GET", "/" + "a/".repeat(9), "h"),
                new Routed(hosts.getLast(), "longer", hosts.reversed(), Map.of()));
    Figure figure = figures.figure(after(records.entries()), FigureOptions.window());
    assertEquals("+ 4 more candidates", title(figure, "label:folded"));
  }

  /// The rows stand where they stood: only what is in them changes.
  @Test
  void movesNothingButTheRowsWhenTheMuxDecides() throws Exception {
    TraceStore store = Exchanges.trace(Exchanges.mux(SIX), Detail.STEPS, "GET /hello/roshi" + HEAD);
    RoutingState state = figures.empty();
    Figure first = null;
    for (Entry entry : store.snapshot()) {
      state = figures.apply(state, entry);
      if (!state.known().isEmpty()) {
        Figure figure = figures.figure(state, FigureOptions.window());
        first = first == null ? figure : first;
        for (String id : List.of("node:request", "node:ruling", "node:handler", "title:path")) {
          if (figure.mark(id).orElseThrow().progress() != Progress.NOW) {
            assertEquals(first.mark(id).orElseThrow().box(), figure.mark(id).orElseThrow().box());
          }
        }
        assertEquals(first.height(), figure.height());
      }
    }
  }

  @Test
  void explainsThePatternThatIsSelected() throws Exception {
    RoutingState state = asked(SIX, "GET /hello/roshi");
    Pick pick = figures.pick(state, "pattern:4").orElseThrow();
    Figure figure = figures.figure(state, FigureOptions.window().withPart(pick.part()));
    assertEquals("POST /hello/{name}. No match: method, not POST.", title(figure, "node:ruling"));
    assertFalse(pick.seq() == 0, "the step that decided");
    assertEquals(Optional.of(new Pick(Optional.empty(), 0, 0)), figures.pick(state, "node:ruling"));
    assertEquals(Optional.empty(), figures.pick(state, "title:path"));
  }
}
