package dev.vitrine.internal.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Finds the registered patterns that might conflict with a new one without asking all of them. Not
/// thread-safe. Go: `routingIndex`.
///
/// Two patterns with different literals in the same place never meet. So the patterns are kept by
/// host, place and literal, and a new pattern is compared only with those that share its rarest
/// literal, or may have anything in that place.
///
/// Differs from Go, which compares each new pattern with all that end in a multi wildcard: here ten
/// thousand subtrees are registered as fast as ten thousand plain paths.
final class RoutingIndex {
  /// @param host the pattern's host: patterns of different hosts never conflict
  /// @param place 0 for the first segment
  /// @param literal its text; null where anything matches
  private record Key(String host, int place, String literal) {
    // By hand: what Java makes of a record at run time would delay every server's start.

    @Override
    public boolean equals(Object other) {
      return other instanceof Key k
          && place == k.place
          && host.equals(k.host)
          && Objects.equals(literal, k.literal);
    }

    @Override
    public int hashCode() {
      return (host.hashCode() * 31 + place) * 31 + Objects.hashCode(literal);
    }
  }

  private final Map<Key, List<RoutePattern>> byPlace = new HashMap<>();

  /// Those that end in a multi wildcard, under the place of that.
  private final Map<Key, List<RoutePattern>> byRest = new HashMap<>();

  private final Map<String, List<RoutePattern>> byHost = new HashMap<>();

  void add(RoutePattern p) {
    List<Segment> segments = p.segments();
    for (int i = 0; i < segments.size(); i++) {
      Segment s = segments.get(i);
      Map<Key, List<RoutePattern>> map = s.isMulti() ? byRest : byPlace;
      Key key = new Key(p.host(), i, s.isLiteral() ? s.text() : null);
      add(map, key, p);
    }
    add(byHost, p.host(), p);
  }

  private static <K> void add(Map<K, List<RoutePattern>> map, K key, RoutePattern p) {
    List<RoutePattern> list = map.get(key);
    if (list == null) {
      list = new ArrayList<>();
      map.put(key, list);
    }
    list.add(p);
  }

  /// The pattern that conflicts with a new one; null when there is none.
  RoutePattern conflictWith(RoutePattern p) {
    for (List<RoutePattern> list : neighbours(p)) {
      for (RoutePattern q : list) {
        if (p.conflictsWith(q)) {
          return q;
        }
      }
    }
    return null;
  }

  /// Lists that together hold every pattern that may conflict with this one, and the fewest others.
  private List<List<RoutePattern>> neighbours(RoutePattern p) {
    List<List<RoutePattern>> best = List.of(byHost.getOrDefault(p.host(), List.of()));
    int fewest = best.getFirst().size();
    List<List<RoutePattern>> rests = new ArrayList<>(); // of the patterns that end up to here
    int inRests = 0;
    for (int i = 0; i < p.segments().size() && inRests < fewest; i++) {
      Segment s = p.segments().get(i);
      List<RoutePattern> rest = byRest.getOrDefault(new Key(p.host(), i, null), List.of());
      rests.add(rest);
      inRests += rest.size();
      if (s.isLiteral()) {
        List<RoutePattern> same = byPlace.getOrDefault(new Key(p.host(), i, s.text()), List.of());
        List<RoutePattern> any = byPlace.getOrDefault(new Key(p.host(), i, null), List.of());
        int sum = inRests + same.size() + any.size();
        if (sum < fewest) {
          fewest = sum;
          best = new ArrayList<>(rests);
          best.add(same);
          best.add(any);
        }
      }
    }
    return best;
  }
}
