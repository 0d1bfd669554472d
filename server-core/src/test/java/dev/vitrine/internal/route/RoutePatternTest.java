package dev.vitrine.internal.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vitrine.internal.text.Quote;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutePatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          /                      | -       | -           | rest:
          /hello                 | -       | -           | hello
          GET /hello             | GET     | -           | hello
          127.0.0.1/hello/       | -       | 127.0.0.1   | hello rest:
          POST example.com/{$}   | POST    | example.com | /
          /b/{bucket}/o/{name...}| -       | -           | b one:bucket o rest:name
          /{_a1}/{größe}         | -       | -           | one:_a1 one:größe
          /a%2Fb/100%25          | -       | -           | a/b 100%
          /%zz/%4                | -       | -           | %zz %4
          /a}b/c$                | -       | -           | a}b c$
          CONNECT /a/../b        | CONNECT | -           | a .. b
          a.b:8080/x             | -       | a.b:8080    | x
          M-SEARCH /x            | M-SEARCH| -           | x
          """)
  void readsMethodHostAndSegments(String pattern, String method, String host, String segments) {
    RoutePattern p = RoutePattern.parse(pattern);
    assertEquals(method == null ? "" : method, p.method());
    assertEquals(host == null ? "" : host, p.host());
    StringBuilder seen = new StringBuilder();
    for (Segment s : p.segments()) {
      String kind =
          switch (s.kind()) {
            case LITERAL -> "";
            case SINGLE -> "one:";
            case MULTI -> "rest:";
          };
      seen.append(seen.isEmpty() ? "" : " ").append(kind).append(s.text());
    }
    assertEquals(segments, seen.toString());
    assertEquals(pattern, p.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {" /a", "\t/a", "GET\t \t/a", "/a//b", "/./a", "h//a"})
  void acceptsWhatLooksOddAsGoDoes(String pattern) {
    assertEquals(pattern, RoutePattern.parse(pattern).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET                 | 0  | host/path missing /
          hello               | 0  | host/path missing /
          GET hello           | 4  | host/path missing /
          G@T /               | 0  | invalid method "G@T"
          GET/POST /          | 0  | invalid method "GET/POST"
          {x}/a               | 0  | host contains '{' (missing initial '/'?)
          GET a{b/c           | 5  | host contains '{' (missing initial '/'?)
          GET /a//b           | 4  | non-CONNECT pattern with unclean path can never match
          PUT h/a/../b        | 5  | non-CONNECT pattern with unclean path can never match
          /a{x}               | 1  | bad wildcard segment (must start with '{')
          /a/{x}b             | 3  | bad wildcard segment (must end with '}')
          /{                  | 1  | bad wildcard segment (must end with '}')
          /{$}/a              | 1  | {$} not at end
          /{$}/               | 1  | {$} not at end
          /a/{x...}/b         | 3  | {...} wildcard not at end
          /a/{x...}/          | 3  | {...} wildcard not at end
          /{}                 | 1  | empty wildcard
          /{...}              | 1  | empty wildcard
          /{1a}               | 1  | bad wildcard name "1a"
          /{a-b}              | 1  | bad wildcard name "a-b"
          /{a$}               | 1  | bad wildcard name "a$"
          /{$...}             | 1  | bad wildcard name "$"
          /{a....}            | 1  | bad wildcard name "a."
          /ä/{x}/{x}          | 8  | duplicate wildcard name "x"
          """)
  void refusesWithGosReason(String pattern, int offset, String reason) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> RoutePattern.parse(pattern));
    assertEquals(
        "parsing " + Quote.quote(pattern) + ": at offset " + offset + ": " + reason,
        e.getMessage());
  }

  @Test
  void refusesTheEmptyPattern() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> RoutePattern.parse(""));
    assertEquals("http: invalid pattern", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /a         | /a           | EQUIVALENT
          /{x}       | /{y}         | EQUIVALENT
          /a/        | /a/{rest...} | EQUIVALENT
          /a/{$}     | /a/%2F       | EQUIVALENT
          /%61       | /a           | EQUIVALENT
          /a         | /b           | DISJOINT
          /a         | /a/          | DISJOINT
          /a         | /a/b         | DISJOINT
          /{x}       | /{$}         | DISJOINT
          /a/{$}     | /a/b/        | DISJOINT
          /a/{x}     | /a/          | MORE_SPECIFIC
          /a/{$}     | /a/          | MORE_SPECIFIC
          /a/b       | /a/{x}       | MORE_SPECIFIC
          /a/b/      | /a/          | MORE_SPECIFIC
          /a/b/c     | /{x}/b/      | MORE_SPECIFIC
          /          | /{$}         | MORE_GENERAL
          /{x}/      | /a/b/        | MORE_GENERAL
          /{x}/b     | /a/{y}       | OVERLAPS
          /a/        | /{x}/b       | OVERLAPS
          /{x}/b/{$} | /a/{y...}    | OVERLAPS
          """)
  void comparesPaths(String a, String b, Relation expected) {
    RoutePattern p = RoutePattern.parse(a);
    RoutePattern q = RoutePattern.parse(b);
    assertEquals(expected, p.comparePaths(q));
    Relation inverse =
        switch (expected) {
          case MORE_GENERAL -> Relation.MORE_SPECIFIC;
          case MORE_SPECIFIC -> Relation.MORE_GENERAL;
          default -> expected;
        };
    assertEquals(inverse, q.comparePaths(p));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /a          | /a            | true
          GET /a      | /a            | false
          GET /a      | HEAD /a       | false
          GET /       | /a            | true
          GET /       | POST /a       | false
          HEAD /      | GET /a        | true
          h/a         | /a            | false
          h/{x}       | /a            | false
          h/a         | i/a           | false
          h/a/{x}     | h/{y}/b       | true
          /a/         | /a            | false
          """)
  void knowsWhatConflicts(String a, String b, boolean expected) {
    RoutePattern p = RoutePattern.parse(a);
    RoutePattern q = RoutePattern.parse(b);
    assertEquals(expected, p.conflictsWith(q));
    assertEquals(expected, q.conflictsWith(p));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /a/{x}      | /{y}/b         | "/a/b"
          /{x}/{y}    | /a/{rest...}   | "/a/y"
          /{x}/b/{$}  | /a/            | "/a/b/"
          GET /       | /a%2Fb         | "/a%2Fb"
          /ü/{x}      | /ü/{y}         | "/%C3%BC/x"
          HEAD /{x...}| GET /a/        | "/a/"
          """)
  void namesBothPatternsAndAPathInAConflict(String a, String b, String example) {
    RoutingTable<String> table = new RoutingTable<>();
    table.register(a, "first");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> table.register(b, "second"));
    for (String part : List.of(Quote.quote(a), Quote.quote(b), example)) {
      assertEquals(true, e.getMessage().contains(part), () -> part + " in " + e.getMessage());
    }
    assertEquals(List.of(a), table.routes().patterns(), "nothing is changed by a refusal");
  }
}
