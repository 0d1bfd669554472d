package dev.vitrine.internal.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tree and the index against a model that asks every pattern, one after the other.
class RoutesAgainstScanTest {
  private static final int REQUESTS = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void decidesAsAScanOfAllPatternsDoes(long seed) {
    RandomRouting random = new RandomRouting(new Random(seed));
    RoutingTable<String> table = new RoutingTable<>();
    List<RoutePattern> registered = new ArrayList<>();
    int attempts = 5 + (int) seed * 10;
    for (int i = 0; i < attempts; i++) {
      RoutePattern p = RoutePattern.parse(random.pattern());
      boolean refused = isRefused(registered, p);
      assertEquals(refused, isRefusedBy(table, p), p::toString);
      if (!refused) {
        registered.add(p);
      }
    }
    for (int i = 0; i < REQUESTS; i++) {
      compare(registered, table.routes(), random.method(), random.host(), random.path());
    }
  }

  /// Whether the table refuses the pattern; registers it if not.
  private static boolean isRefusedBy(RoutingTable<String> table, RoutePattern p) {
    try {
      table.register(p.toString(), p.toString());
      return false;
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().contains(p.toString()), e::getMessage);
      return true;
    }
  }

  /// Every example that a message gives must be true.
  private static boolean isRefused(List<RoutePattern> registered, RoutePattern p) {
    boolean refused = false;
    for (RoutePattern q : registered) {
      if (p.conflictsWith(q)) {
        refused = true;
        String common = Conflict.commonPath(p, q);
        assertTrue(matches(p, common), () -> p + " matches " + common);
        assertTrue(matches(q, common), () -> q + " matches " + common);
        if (p.comparePaths(q) == Relation.OVERLAPS) {
          String onlyP = Conflict.differencePath(p, q);
          assertTrue(matches(p, onlyP), () -> p + " matches " + onlyP);
          assertTrue(!matches(q, onlyP), () -> q + " does not match " + onlyP);
        }
      }
    }
    return refused;
  }

  private static void compare(
      List<RoutePattern> all, Routes<String> routes, String method, String host, String path) {
    String what = method + " " + host + path;
    List<RoutePattern> matching = new ArrayList<>();
    for (RoutePattern p : all) {
      boolean hostFits = p.host().isEmpty() || p.host().equals(host);
      if (hostFits && servesMethod(p, method) && matches(p, path)) {
        matching.add(p);
      }
    }
    Explanation<String> explanation = routes.explain(method, host, "", path);
    checkVerdicts(all, explanation, matching, what);
    switch (explanation.decision()) {
      case Decision.Matched<String> m -> {
        assertEquals(best(matching).toString(), m.pattern().toString(), what);
        Reasons reasons = explanation.reasons();
        assertEquals(m.pattern().toString(), reasons.candidates().getFirst(), what);
        assertEquals(names(matching), new TreeSet<>(reasons.candidates()), what);
        assertEquals(reasons, routes.reasons(method, host, path), what);
        assertEquals(matching.size() == 1, reasons.rule() == Rule.ONLY, what);
        checkValues(m.pattern(), m.values(), path);
      }
      case Decision.Redirected<String> r -> {
        assertEquals(path + "/", r.path(), what);
        assertTrue(matching.isEmpty() || best(matching).lastSegment().isMulti(), what);
        assertTrue(matches(RoutePattern.parse(r.pattern()), path + "/"), what);
      }
      case Decision.Missed<String> m -> {
        assertEquals(List.of(), matching, what);
        Set<String> allow = new TreeSet<>();
        for (RoutePattern p : all) {
          boolean slash = !path.endsWith("/") && matches(p, path + "/");
          boolean hostFits = p.host().isEmpty() || p.host().equals(host);
          if (hostFits && !p.method().isEmpty() && (matches(p, path) || slash)) {
            allow.add(p.method());
          }
        }
        if (allow.contains("GET")) {
          allow.add("HEAD");
        }
        assertEquals(new ArrayList<>(allow), m.allow(), what);
      }
    }
  }

  private static void checkVerdicts(
      List<RoutePattern> all, Explanation<String> e, List<RoutePattern> matching, String what) {
    List<String> order = new ArrayList<>();
    Set<String> matched = new TreeSet<>();
    for (Verdict v : e.verdicts()) {
      order.add(v.pattern());
      if (v.outcome() == Verdict.Outcome.CHOSEN || v.outcome() == Verdict.Outcome.BEATEN) {
        matched.add(v.pattern());
      }
    }
    assertEquals(all.stream().map(RoutePattern::toString).toList(), order, what);
    assertEquals(names(matching), matched, what);
  }

  /// The one that is more specific than all others that match.
  private static RoutePattern best(List<RoutePattern> matching) {
    RoutePattern best = null;
    for (RoutePattern p : matching) {
      if (best == null || beats(p, best)) {
        best = p;
      }
    }
    assertNotNull(best);
    return best;
  }

  private static boolean beats(RoutePattern p, RoutePattern q) {
    if (!p.host().equals(q.host())) {
      return q.host().isEmpty();
    }
    return p.compareMethods(q).and(p.comparePaths(q)) == Relation.MORE_SPECIFIC;
  }

  private static boolean servesMethod(RoutePattern p, String method) {
    return p.method().isEmpty()
        || p.method().equals(method)
        || p.method().equals("GET") && method.equals("HEAD");
  }

  private static boolean matches(RoutePattern p, String path) {
    String[] parts = path.substring(1).split("/", -1);
    List<Segment> segments = p.segments();
    for (int i = 0; i < parts.length; i++) {
      if (i >= segments.size()) {
        return false;
      }
      Segment s = segments.get(i);
      boolean end = i == parts.length - 1 && parts[i].isEmpty();
      switch (s.kind()) {
        case MULTI -> {
          return true;
        }
        case SINGLE -> {
          if (end) {
            return false;
          }
        }
        case LITERAL -> {
          if (!s.text().equals(end ? "/" : PathText.decode(parts[i]))) {
            return false;
          }
        }
      }
    }
    return parts.length == segments.size();
  }

  /// That the values, put where their wildcards stand, give the path.
  private static void checkValues(RoutePattern p, List<String> values, String path) {
    StringBuilder rebuilt = new StringBuilder();
    int i = 0;
    for (Segment s : p.segments()) {
      rebuilt.append('/');
      if (s.isNamed()) {
        rebuilt.append(values.get(i++));
      } else if (s.isLiteral() && !s.equals(Segment.END)) {
        rebuilt.append(s.text());
      }
    }
    assertEquals(values.size(), i);
    if (p.lastSegment().equals(Segment.REST)) {
      assertTrue(path.startsWith(rebuilt.toString()), () -> p + " and " + path);
    } else {
      assertEquals(path, rebuilt.toString());
    }
  }

  private static Set<String> names(List<RoutePattern> patterns) {
    Set<String> names = new TreeSet<>();
    for (RoutePattern p : patterns) {
      names.add(p.toString());
    }
    return names;
  }
}
