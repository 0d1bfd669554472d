package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.httptest.ResponseRecorder;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerPanicked;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.PathRedirected;
import dev.vitrine.trace.TraceEvent.RouteMissed;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.trace.TraceEvent.RoutesKnown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeMuxTest {
  private final List<TraceEvent> events = new ArrayList<>();
  private final ServerTrace trace =
      new ServerTrace(r -> events.add(r.event()), new ServerClock(), _ -> {});
  private final ServeMux mux = new ServeMux();

  private Request watched(String method, String target) {
    Request r = Request.of(method, target);
    r.origin().trace = trace.connection(1);
    return r;
  }

  private ResponseRecorder serve(Request r) throws Exception {
    events.clear();
    ResponseRecorder w = new ResponseRecorder();
    mux.serveHttp(w, r);
    return w;
  }

  /// The events, without the time that a handler took.
  private List<TraceEvent> seen() {
    return events.stream()
        .map(e -> e instanceof HandlerFinished ? new HandlerFinished(0) : e)
        .toList();
  }

  @Test
  void callsTheHandlerAndSetsPatternAndValues() throws Exception {
    mux.handle(
        "/b/{bucket}/o/{name...}",
        (w, r) ->
            w.write(
                r.pattern()
                    + " "
                    + r.pathValue("bucket")
                    + " "
                    + r.pathValue("name")
                    + r.pathValue("none")));
    assertEquals("/b/{bucket}/o/{name...} 1 x/y", serve(Request.of("GET", "/b/1/o/x/y")).text());
  }

  @Test
  void anEmptySegmentIsAValueOfItsOwn() throws Exception {
    mux.handle("CONNECT /a/{x}/{y}", (w, r) -> w.write(r.pathValue("x") + "|" + r.pathValue("y")));
    mux.handle("CONNECT //{z}/c", (w, r) -> w.write(r.pathValue("z")));
    assertEquals("|c", serve(Request.of("CONNECT", "/a//c")).text());
    assertEquals("b|c", serve(Request.of("CONNECT", "/a/b/c")).text());
    assertEquals("d", serve(Request.of("CONNECT", "//d/c")).text());
  }

  @Test
  void tellsWhatItFoundAndSurroundsTheHandler() throws Exception {
    mux.handle("/", (w, _) -> w.write("all"));
    mux.handle("/u/{id}", Http.named("user", (w, _) -> w.write("user")));
    serve(watched("GET", "/u/7"));
    assertEquals(
        List.of(
            new RoutesKnown(List.of("/", "/u/{id}")),
            new Routed("/u/{id}", "longer", List.of("/u/{id}", "/"), Map.of("id", "7")),
            new HandlerStarted("/u/{id}", "user"),
            new HandlerFinished(0)),
        seen());
    serve(watched("GET", "/"));
    assertEquals(
        List.of(
            new Routed("/", "only", List.of("/"), Map.of()),
            new HandlerStarted("/", "lambda"),
            new HandlerFinished(0)),
        seen());
  }

  @Test
  void tellsItsPatternsAgainAfterARegistration() throws Exception {
    mux.handle("/", (_, _) -> {});
    mux.announce(trace);
    assertEquals(List.of(new RoutesKnown(List.of("/"))), events);
    serve(watched("GET", "/"));
    assertEquals(3, events.size(), "the server knows them already");
    mux.handle("/a", (_, _) -> {});
    serve(watched("GET", "/"));
    assertEquals(new RoutesKnown(List.of("/", "/a")), events.getFirst());
    serve(watched("GET", "/"));
    assertEquals(3, events.size());
  }

  @ParameterizedTest
  @CsvSource({"/none, RouteMissed", "/dir, PathRedirected", "/dir//x, PathRedirected"})
  void tellsItsPatternsBeforeAMissOrARedirectToo(String target, String outcome) throws Exception {
    mux.announce(trace);
    mux.handle("/dir/", (_, _) -> {});
    events.clear();
    serve(watched("GET", target));
    assertEquals(new RoutesKnown(List.of("/dir/")), events.getFirst());
    assertEquals(outcome, events.get(1).getClass().getSimpleName());
    serve(watched("GET", target));
    assertEquals(outcome, events.getFirst().getClass().getSimpleName(), "they are told once");
  }

  @Test
  void takesOverThePatternsOfAnotherMuxAndTellsThem() throws Exception {
    mux.handle("/old", (w, _) -> w.write("old"));
    mux.handle("/kept/", (w, _) -> w.write("before"));
    mux.announce(trace);
    events.clear();
    ServeMux other = new ServeMux();
    other.handle("/kept/", (w, _) -> w.write("after"));
    other.handle("/new", (w, _) -> w.write("new"));
    mux.become(other);
    assertEquals(List.of(new RoutesKnown(List.of("/kept/", "/new"))), events);
    assertEquals("after", serve(watched("GET", "/kept/")).text());
    assertFalse(events.contains(new RoutesKnown(List.of("/kept/", "/new"))), "it is told once");
    assertEquals(404, serve(watched("GET", "/old")).status());
    mux.handle("/old", (w, _) -> w.write("again"));
    assertEquals("again", serve(watched("GET", "/old")).text());
    assertThrows(IllegalArgumentException.class, () -> mux.handle("/new", (_, _) -> {}));
  }

  @Test
  void tellsAMiss() throws Exception {
    mux.handle("GET /a", (_, _) -> {}).handle("PUT /a", (_, _) -> {});
    mux.announce(trace);
    ResponseRecorder w = serve(watched("GET", "/none"));
    assertEquals(404, w.status());
    assertEquals("404 page not found\n", w.text());
    assertEquals(
        List.of(
            new RouteMissed(404, null),
            new HandlerStarted(null, "NotFoundHandler"),
            new HandlerFinished(0)),
        seen());
    w = serve(watched("POST", "/a"));
    assertEquals(405, w.status());
    assertEquals("GET, HEAD, PUT", w.header().get("Allow"));
    assertEquals(
        List.of(
            new RouteMissed(405, "GET, HEAD, PUT"),
            new HandlerStarted(null, "MethodNotAllowedHandler"),
            new HandlerFinished(0)),
        seen());
  }

  @Test
  void tellsARedirect() throws Exception {
    mux.handle("/dir/", (_, _) -> {});
    mux.announce(trace);
    Request r = watched("GET", "/dir?q=1");
    ResponseRecorder w = serve(r);
    assertEquals(307, w.status());
    assertEquals("/dir/?q=1", w.header().get("Location"));
    assertEquals("/dir/", r.pattern());
    assertEquals(
        List.of(
            new PathRedirected("/dir?q=1", "/dir/?q=1"),
            new HandlerStarted(null, "RedirectHandler"),
            new HandlerFinished(0)),
        seen());
  }

  @Test
  void refusesTheTargetThatNamesTheWholeServer() throws Exception {
    ResponseRecorder w = serve(watched("GET", "*"));
    assertEquals(400, w.status());
    assertEquals("close", w.header().get("Connection"));
    assertEquals("", w.text());
    assertEquals(
        List.of(
            new RouteMissed(400, null),
            new HandlerStarted(null, "BadRequestHandler"),
            new HandlerFinished(0)),
        seen());
  }

  @Test
  void nestsTheEventsAsTheCallsAre() throws Exception {
    ServeMux inner = new ServeMux();
    inner.handle("/api/{x}", Http.named("inner", (_, _) -> {}));
    mux.handle("/api/", inner);
    serve(watched("GET", "/api/1"));
    assertEquals(
        List.of(
            new RoutesKnown(List.of("/api/")),
            new Routed("/api/", "only", List.of("/api/"), Map.of()),
            new HandlerStarted("/api/", "ServeMux"),
            new RoutesKnown(List.of("/api/{x}")),
            new Routed("/api/{x}", "only", List.of("/api/{x}"), Map.of("x", "1")),
            new HandlerStarted("/api/{x}", "inner"),
            new HandlerFinished(0),
            new HandlerFinished(0)),
        seen());
  }

  @Test
  void tellsAPanicFromAnExceptionOfTheConnection() {
    IllegalStateException failure = new IllegalStateException("boom");
    mux.handle(
        "/",
        (_, _) -> {
          throw failure;
        });
    assertSame(
        failure, assertThrows(IllegalStateException.class, () -> serve(watched("GET", "/"))));
    assertEquals(new HandlerPanicked("java.lang.IllegalStateException: boom"), events.getLast());

    Request gone = watched("GET", "/");
    gone.origin().link = new FakeLink(t -> t.equals(failure));
    assertThrows(IllegalStateException.class, () -> serve(gone));
    assertEquals(new HandlerFinished(0), seen().getLast());
  }

  @Test
  void surroundsTheHandlerOfAServerWithoutAMux() throws Exception {
    Request r = watched("GET", "/");
    HandlerCall.fromServer((_, _) -> {}, new ResponseRecorder(), r);
    assertEquals(List.of(new HandlerStarted(null, "lambda"), new HandlerFinished(0)), seen());
    events.clear();
    mux.handle("/", new Answer());
    HandlerCall.fromServer(mux, new ResponseRecorder(), r);
    assertEquals(
        List.of("RoutesKnown", "Routed", "HandlerStarted", "HandlerFinished"),
        events.stream().map(e -> e.getClass().getSimpleName()).toList());
    assertEquals(new HandlerStarted("/", "Answer"), events.get(2));
  }

  /// A handler with a class of its own.
  private static final class Answer implements Handler {
    @Override
    public void serveHttp(ResponseWriter w, Request r) throws IOException {
      w.write("answer");
    }
  }

  @Test
  void saysWhatItWouldCall() {
    Handler a = new Answer();
    mux.handle("/a/", a).handle("POST /b", a).handleFunc("/c/{x}", a);
    assertEquals(new ServeMux.Match(a, "/a/"), mux.handler(Request.of("GET", "/a/b")));
    Request values = Request.of("GET", "/c/1");
    assertEquals(new ServeMux.Match(a, "/c/{x}"), mux.handler(values));
    assertEquals("", values.pathValue("x"), "the question changes nothing");
    assertEquals("/a/", mux.handler(Request.of("GET", "/a")).pattern());
    assertEquals("/a/", mux.handler(Request.of("GET", "/a//b")).pattern());
    assertEquals("", mux.handler(Request.of("GET", "/none")).pattern());
    assertSame(Http.notFoundHandler(), mux.handler(Request.of("GET", "/none")).handler());
    assertEquals("", mux.handler(Request.of("GET", "/b")).pattern());
  }

  @Test
  void refusesBadRegistrations() {
    Handler h = new Answer();
    mux.handle("/a/{x}", h);
    assertThrows(IllegalArgumentException.class, () -> mux.handle("", h));
    assertThrows(IllegalArgumentException.class, () -> mux.handle("/x", null));
    assertThrows(IllegalArgumentException.class, () -> mux.handle("a", h));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> mux.handle("/{y}/b", h));
    assertTrue(e.getMessage().contains("\"/a/b\""), e.getMessage());
  }

  @Test
  void keepsTheMatchOfACopyApart() throws Exception {
    ServeMux inner = new ServeMux();
    inner.handle("/{file}", (w, r) -> w.write(r.pathValue("file") + r.pathValue("dir")));
    mux.handle(
        "/{dir}/{rest...}",
        (w, r) -> {
          inner.serveHttp(w, r.withUrl(Url.parse("/inner")));
          w.write("|" + r.pattern() + r.pathValue("dir") + r.pathValue("file"));
        });
    assertEquals("inner|/{dir}/{rest...}a", serve(Request.of("GET", "/a/b")).text());
  }

  @Test
  void setsPathValuesByHand() {
    Request r = Request.of("GET", "/");
    r.setPathValue("a", "1");
    r.setPathValue("a", "2");
    assertEquals("2", r.pathValue("a"));
    assertEquals("", r.pathValue("b"));
  }

  @Test
  void registersWhileItServes() throws Exception {
    int count = 500;
    CyclicBarrier start = new CyclicBarrier(3);
    mux.handle("/p/{n}", (w, _) -> w.write("any"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int t = 0; t < 2; t++) {
        readers.add(
            threads.submit(() -> {
              start.await();
              int good = 0;
              for (int i = 0; i < count; i++) {
                ResponseRecorder w = new ResponseRecorder();
                mux.serveHttp(w, Request.of("GET", "/p/" + i));
                good += w.text().equals("any") || w.text().equals("own " + i) ? 1 : 0;
              }
              return good;
            }));
      }
      start.await();
      for (int i = 0; i < count; i++) {
        String own = "own " + i;
        mux.handle("/p/" + i, (w, _) -> w.write(own));
      }
      for (Future<Integer> reader : readers) {
        assertEquals(count, reader.get());
      }
    }
    for (int i = 0; i < count; i++) {
      assertEquals("own " + i, serve(Request.of("GET", "/p/" + i)).text());
    }
  }
}
