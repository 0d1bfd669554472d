package dev.vitrine.internal.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
  private static Routes<String> routes(String... patterns) {
    RoutingTable<String> table = new RoutingTable<>();
    for (String p : patterns) {
      table.register(p, "handler of " + p);
    }
    return table.routes();
  }

  /// What is decided, in one line.
  private static String decide(Routes<String> routes, String method, String host, String path) {
    return switch (routes.decide(method, host, "", path)) {
      case Decision.Matched<String> m -> {
        assertEquals("handler of " + m.pattern(), m.handler());
        yield m.pattern() + (m.values().isEmpty() ? "" : " " + m.pathValues());
      }
      case Decision.Redirected<String> r -> r.status() + " " + r.path() + " for " + r.pattern();
      case Decision.Missed<String> m ->
          m.status() + (m.allow().isEmpty() ? "" : " " + String.join(", ", m.allow()));
    };
  }

  /// The mux of the third source text: two handlers that differ by host alone.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          localhost:1234 | /hello/roshi  | /hello/
          127.0.0.1:1234 | /hello/roshi  | 127.0.0.1/hello/
          127.0.0.1:1234 | /hello/       | 127.0.0.1/hello/
          127.0.0.1      | /hello        | 307 /hello/ for 127.0.0.1/hello/
          localhost      | /hello        | 307 /hello/ for /hello/
          127.0.0.1      | /             | /
          localhost      | /other        | /
          """)
  void prefersThePatternThatNamesTheHost(String host, String path, String expected) {
    assertEquals(expected, decide(routes("/", "/hello/", "127.0.0.1/hello/"), "GET", host, path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /                | /{$}
          GET    | /a               | /{x} {x=a}
          GET    | /a/b             | GET /a/b
          HEAD   | /a/b             | GET /a/b
          POST   | /a/b             | /a/{rest...} {rest=b}
          GET    | /a/b/c           | /a/b/{y} {y=c}
          GET    | /a/x/z           | /a/{rest...} {rest=x/z}
          GET    | /a/              | /a/{rest...} {rest=}
          GET    | /a/b/            | /a/{rest...} {rest=b/}
          GET    | /b%2Fc           | /{x} {x=b/c}
          GET    | /%61/b           | GET /a/b
          GET    | /q/%2525/%2F%20  | /q/{u}/{v} {u=%25, v=/ }
          GET    | /q/%FF/%E2%82%AC | /q/{u}/{v} {u=�, v=€}
          PUT    | /only            | 405 DELETE, GET, HEAD
          DELETE | /only            | DELETE /only
          GET    | /dir             | /{x} {x=dir}
          GET    | /dir/sub         | 307 /dir/sub/ for GET /dir/sub/
          POST   | /dir/sub         | 405 GET, HEAD
          GET    | /q/%2F/b         | 404
          GET    | /q/b/%2f         | 404
          GET    | /x/y             | 404
          """)
  void choosesTheMostSpecific(String method, String path, String expected) {
    List<String> patterns =
        new ArrayList<>(
            List.of(
                "/{$}",
                "/{x}",
                "/a/{rest...}",
                "GET /a/b",
                "/a/b/{y}",
                "/q/{u}/{v}",
                "GET /dir/",
                "GET /dir/sub/"));
    if (path.equals("/only")) {
      patterns.remove("/{x}");
      patterns.addAll(List.of("GET /only", "DELETE /only"));
    }
    Routes<String> routes = routes(patterns.toArray(String[]::new));
    assertEquals(expected, decide(routes, method, "h", path));
  }

  @Test
  void walksBackFromALiteralThatLeadsNowhere() {
    Routes<String> routes = routes("/a/b/z", "/a/{x}/c", "/{p}/b/d", "/{q...}");
    assertEquals("/a/{x}/c {x=b}", decide(routes, "GET", "", "/a/b/c"));
    assertEquals("/{p}/b/d {p=a}", decide(routes, "GET", "", "/a/b/d"));
    assertEquals("/{q...} {q=a/b/e}", decide(routes, "GET", "", "/a/b/e"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /a//b      | 307 /a/b for /a/{x}
          /a/./b     | 307 /a/b for /a/{x}
          /../x/../a | 307 /a for /a
          //nowhere  | 307 /nowhere for
          /a//b%20c  | 307 /a/b%20c for /a/{x}
          /t//u%2Fv  | 307 /t/u/v/ for /t/{x}/
          """)
  void redirectsToTheCleanPath(String path, String expected) {
    Routes<String> routes = routes("/a", "/a/{x}", "/t/{x}/");
    assertEquals(expected, decide(routes, "GET", "", path).strip());
  }

  @Test
  void leavesTheTargetOfConnectAsItIs() {
    Routes<String> routes = routes("CONNECT h:443/a/../b", "/a/", "CONNECT /t/");
    assertEquals("CONNECT h:443/a/../b", decide(routes, "CONNECT", "h:443", "/a/../b"));
    assertEquals("/a/", decide(routes, "CONNECT", "h", "/a/../b"));
    assertEquals("307 /t/ for /t/", decide(routes, "CONNECT", "h", "/t"));
    assertEquals("404", decide(routes, "CONNECT", "h:443", ""));
  }

  @Test
  void keepsHostsApartToTheLetter() {
    Routes<String> routes = routes("example.com/", "::1/v6");
    assertEquals("example.com/", decide(routes, "GET", "example.com:8080", "/x"));
    assertEquals("404", decide(routes, "GET", "example.com.", "/x"));
    assertEquals("404", decide(routes, "GET", "EXAMPLE.com", "/x"));
    assertEquals("::1/v6", decide(routes, "GET", "[::1]:80", "/v6"));
  }

  @Test
  void tellsBytesThatAreNoTextApart() {
    Routes<String> routes = routes("/%ff", "/%fe");
    assertEquals("/%fe", decide(routes, "GET", "", "/%FE"));
    assertEquals("/%ff", decide(routes, "GET", "", "/%FF"));
    assertEquals("404", decide(routes, "GET", "", "/%FD"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | h  | /x        | only    | /
          GET  | h1 | /x        | host    | h1/,/
          GET  | h  | /m        | method  | GET /m,/m,/
          HEAD | h  | /n        | method  | HEAD /n,GET /n,/
          GET  | h  | /f/a      | literal | /f/a,/f/{x},/f/,/
          GET  | h  | /f/b      | longer  | /f/{x},/f/,/
          GET  | h  | /f/b/c    | longer  | /f/,/
          GET  | h1 | /f/a      | host    | h1/f/{x},h1/,/f/a,/f/{x},/f/,/
          """)
  void saysWhichRuleDecidedAmongAllThatMatch(
      String method, String host, String path, String rule, String candidates) {
    // The pattern h1/f/{x} and h1/ belong together: the first beats the second, and both beat the
    // rest because they name the host.
    Routes<String> routes =
        routes(
            "/", "h1/", "/m", "GET /m", "GET /n", "HEAD /n", "/f/", "/f/{x}", "/f/a", "h1/f/{x}");
    Reasons reasons = routes.reasons(method, host, path);
    assertEquals(List.of(candidates.split(",")), reasons.candidates());
    String expected = path.equals("/f/a") && host.equals("h1") ? "longer" : rule;
    assertEquals(expected, reasons.rule().word());
  }

  @Test
  void explainsWhatBecameOfEachPattern() {
    Routes<String> routes =
        routes("/", "h/", "POST /a/b", "/a/b", "/a/{x}", "/a/c", "/a/b/c", "/a", "/a/b/", "/a/");
    Explanation<String> e = routes.explain("GET", "g:80", "", "/a/b");
    List<String> seen = new ArrayList<>();
    for (Verdict v : e.verdicts()) {
      seen.add(v.pattern() + " " + v.outcome() + (v.place() < 0 ? "" : " " + v.place()));
    }
    assertEquals(
        List.of(
            "/ BEATEN",
            "h/ HOST",
            "POST /a/b METHOD",
            "/a/b CHOSEN",
            "/a/{x} BEATEN",
            "/a/c SEGMENT 1",
            "/a/b/c PATH_TOO_SHORT 2",
            "/a PATH_TOO_LONG 1",
            "/a/b/ PATH_TOO_SHORT 2",
            "/a/ BEATEN"),
        seen);
    assertEquals(Rule.LITERAL, e.reasons().rule());
    assertEquals(List.of("/a/b", "/a/{x}", "/a/", "/"), e.reasons().candidates());
  }

  @Test
  void explainsARedirectAndAMiss() {
    Explanation<String> redirect = routes("/", "/t/").explain("GET", "", "", "/t");
    assertInstanceOf(Decision.Redirected.class, redirect.decision());
    assertNull(redirect.reasons());
    assertEquals(Verdict.Outcome.BEATEN, redirect.verdicts().get(0).outcome());
    assertEquals(Verdict.Outcome.AFTER_REDIRECT, redirect.verdicts().get(1).outcome());

    Explanation<String> miss = routes("PUT /t").explain("GET", "", "", "/t");
    assertEquals(new Decision.Missed<String>(List.of("PUT")), miss.decision());
    assertEquals(Verdict.Outcome.METHOD, miss.verdicts().getFirst().outcome());
  }

  @Test
  void explainsFromWhatATraceHolds() {
    List<String> patterns = List.of("/", "h/a/", "CONNECT g:80/");
    Explanation<String> e = Explanation.of(patterns, "GET", "h:80", "/a/%2F?q");
    assertEquals(List.of("h/a/", "/"), e.reasons().candidates());
    assertEquals(Rule.HOST, e.reasons().rule());
    e = Explanation.of(patterns, "GET", "h:80", "http://h/a/b");
    assertEquals(List.of("h/a/", "/"), e.reasons().candidates());
    e = Explanation.of(patterns, "CONNECT", "g:80", "g:80");
    assertEquals(new Decision.Missed<String>(List.of("CONNECT")), e.decision());
  }

  @Test
  void givesValuesByName() {
    Decision<String> d = routes("/{a}/x/{b}/{c...}").decide("GET", "", "", "/1/x/2/3/4");
    Map<String, String> values =
        d instanceof Decision.Matched<String> m ? m.pathValues() : Map.of();
    assertEquals(Map.of("a", "1", "b", "2", "c", "3/4"), values);
  }

  @Test
  void refusesAnEmptySegmentWhereAWildcardStands() {
    assertThrows(IllegalArgumentException.class, () -> routes("/{x}/b", "//b"));
    assertThrows(IllegalArgumentException.class, () -> routes("/{x}/", "//"));
    // Alone it is one, as in Go.
    assertEquals("//b", decide(routes("//b"), "GET", "", "/any/b"));
  }

  @Test
  void keepsTheOrderOfRegistration() {
    Routes<String> routes = routes("/b", "/a", "GET /c", "h/a");
    assertEquals(List.of("/b", "/a", "GET /c", "h/a"), routes.patterns());
    assertEquals(4, routes.size());
  }

  @Test
  void leavesADecisionAloneWhenMoreIsRegistered() {
    RoutingTable<String> table = new RoutingTable<>();
    table.register("/", "all");
    Routes<String> before = table.routes();
    table.register("/a", "a");
    assertEquals(List.of("/"), before.reasons("GET", "", "/a").candidates());
    assertEquals(List.of("/a", "/"), table.routes().reasons("GET", "", "/a").candidates());
  }
}
