package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.Counts;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/// Every connection, and what is counted of those that are open, so that ten thousand of them are drawn without
/// visiting each. Immutable.
///
/// @param open by number
/// @param ended by number
/// @param at how many open ones rest at each place
/// @param passed how many open ones have come to each box in their present request
/// @param running how many open ones have a handler that runs
/// @param requests how many open ones are in which request, by `GET /slow`
/// @param patterns how many open ones were routed to which pattern in their present request
record Connections(
    TreePMap<Long, ConnectionView> open,
    TreePMap<Long, ConnectionView> ended,
    Counts<Place> at,
    Counts<Place> passed,
    long running,
    HashPMap<String, Long> requests,
    HashPMap<String, Long> patterns) {
  static final Connections NONE =
      new Connections(
          TreePMap.empty(),
          TreePMap.empty(),
          Counts.none(),
          Counts.none(),
          0,
          HashTreePMap.empty(),
          HashTreePMap.empty());

  private static final Place[] BOXES = {Place.READ, Place.ANALYSE, Place.CHOOSE, Place.HANDLER};

  Optional<ConnectionView> find(long id) {
    ConnectionView view = open.get(id);
    return Optional.ofNullable(view == null ? ended.get(id) : view);
  }

  long total() {
    return open.size() + (long) ended.size();
  }

  /// The connection that the panel tells of: the chosen one, else the only open one, else the latest that ended. Empty
  /// when several are open: then the panel counts them.
  Optional<ConnectionView> focus(long chosen) {
    Optional<ConnectionView> wanted = find(chosen);
    if (wanted.isPresent() || open.size() > 1) {
      return wanted;
    }
    return latest(open.isEmpty() ? ended : open);
  }

  /// The open connection that was accepted last.
  Optional<ConnectionView> latestOpen() {
    return latest(open);
  }

  private static Optional<ConnectionView> latest(TreePMap<Long, ConnectionView> some) {
    return some.isEmpty() ? Optional.empty() : Optional.ofNullable(some.get(some.lastKey()));
  }

  /// The same after a connection came or changed.
  Connections with(ConnectionView next) {
    ConnectionView before = open.get(next.id());
    Connections counted = this;
    if (before == null || !next.countsAs(before)) {
      counted = before == null ? this : counting(before, -1);
      counted = next.open() ? counted.counting(next, 1) : counted;
    }
    return new Connections(
        next.open() ? open.plus(next.id(), next) : open.minus(next.id()),
        next.open() ? ended : ended.plus(next.id(), next),
        counted.at,
        counted.passed,
        counted.running,
        counted.requests,
        counted.patterns);
  }

  private Connections counting(ConnectionView view, long n) {
    Counts<Place> boxes = passed;
    for (Place box : BOXES) {
      if (view.inRequest() && view.passed(box)) {
        boxes = boxes.plus(box, n);
      }
    }
    return new Connections(
        open,
        ended,
        at.plus(view.at(), n),
        boxes,
        running + (view.turn().running() > 0 ? n : 0),
        view.inRequest() ? counted(requests, view.turn().request(), n) : requests,
        view.inRequest() ? counted(patterns, view.turn().pattern(), n) : patterns);
  }

  private static HashPMap<String, Long> counted(HashPMap<String, Long> map, String key, long n) {
    if (key.isEmpty()) {
      return map;
    }
    long sum = map.getOrDefault(key, 0L) + n;
    return sum == 0 ? map.minus(key) : map.plus(key, sum);
  }

  /// All become unknown until their next step.
  Connections unknown() {
    Connections all = this;
    for (Map.Entry<Long, ConnectionView> entry : open.entrySet()) {
      all = all.with(entry.getValue().unknown());
    }
    return all;
  }
}
