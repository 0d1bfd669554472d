package dev.vitrine.tracer.figure.states;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.figure.Counts;
import dev.vitrine.tracer.trace.Entry;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/// The state of the figure of connection states after some records: a pure function of them. Immutable; states
/// share what did not change.
///
/// @param serverId which server is shown; a record of a later server starts over, one of an earlier server
///     changes nothing
/// @param courses every connection's way by its number, ended ones included
/// @param counts how many connections are in each state; those that a gap made unknown are in none
/// @param taken how often each arrow was taken
/// @param unknown how many connections were open before a gap and have taken no step since
/// @param latest the connection of the latest step that was a connection's; 0 before the first
/// @param now the latest step
public record StatesState(
    long serverId,
    TreePMap<Long, Course> courses,
    Counts<ConnState> counts,
    PMap<Change, Long> taken,
    long unknown,
    long latest,
    Now now) {
  /// The latest step.
  ///
  /// @param connection whose it was; 0 for the server's own
  /// @param change the arrow that it took; empty when it left the connection in its state
  record Now(long connection, Optional<Change> change) {
    static final Now NOTHING = new Now(0, Optional.empty());
  }

  static final StatesState EMPTY =
      new StatesState(0, TreePMap.empty(), Counts.none(), HashTreePMap.empty(), 0, 0, Now.NOTHING);

  StatesState apply(Entry entry) {
    if (entry.serverId() < serverId) {
      return this;
    }
    StatesState known = entry.serverId() > serverId ? EMPTY.of(entry.serverId()) : this;
    return switch (entry) {
      case Entry.Step(TraceRecord r, _) when r.event() instanceof ConnStateChanged changed ->
          known.changed(r.connectionId(), changed);
      case Entry.Gap _ -> known.gap();
      default -> known.passing(entry.connectionId());
    };
  }

  /// The connection whose way is shown: the one asked for, else that of the latest step.
  Optional<Course> chosen(long connection) {
    Course wanted = courses.get(connection);
    return Optional.ofNullable(wanted != null ? wanted : courses.get(latest));
  }

  /// How many connections have not ended.
  long open() {
    long open = unknown;
    for (ConnState state : ConnState.values()) {
      open += state.successors().isEmpty() ? 0 : counts.of(state);
    }
    return open;
  }

  private StatesState of(long server) {
    return new StatesState(server, courses, counts, taken, unknown, latest, now);
  }

  private StatesState passing(long connection) {
    long last = connection == 0 ? latest : connection;
    return new StatesState(
        serverId, courses, counts, taken, unknown, last, new Now(connection, Optional.empty()));
  }

  private StatesState changed(long connection, ConnStateChanged event) {
    Course before = courses.get(connection);
    Change change = new Change(Optional.ofNullable(event.from()), event.to());
    Counts<ConnState> next = counts.plus(event.to(), 1);
    long stillUnknown = unknown;
    if (before != null && before.known()) {
      next = next.plus(before.state(), -1);
    } else if (before != null) {
      stillUnknown--;
    }
    Course begun = before;
    if (event.from() != null && (before == null || before.state() != event.from())) {
      // The trace begins in the middle, or has a gap here: it was in that state.
      begun =
          before == null ? Course.begun(connection, event.from()) : before.entering(event.from());
    }
    Course after =
        begun == null ? Course.begun(connection, event.to()) : begun.entering(event.to());
    return new StatesState(
        serverId,
        courses.plus(connection, after),
        next,
        taken.plus(change, taken.getOrDefault(change, 0L) + 1),
        stillUnknown,
        connection,
        new Now(connection, Optional.of(change)));
  }

  private StatesState gap() {
    TreePMap<Long, Course> all = courses;
    Counts<ConnState> left = counts;
    long lost = unknown;
    for (Course course : courses.values()) {
      if (course.known() && !course.over()) {
        all = all.plus(course.id(), course.unknown());
        left = left.plus(course.state(), -1);
        lost++;
      }
    }
    return new StatesState(serverId, all, left, taken, lost, latest, Now.NOTHING);
  }
}
