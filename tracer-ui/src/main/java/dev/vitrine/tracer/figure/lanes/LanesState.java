package dev.vitrine.tracer.figure.lanes;

import dev.vitrine.tracer.figure.Counts;
import dev.vitrine.tracer.trace.Entry;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// The state of the lanes after some records: a pure function of them, folded one at a time by [#apply]. Immutable;
/// states share what did not change, so that many can be kept.
///
/// @param serverId which server is shown; 0 before the first record. A record of a later server starts over,
///     one of an earlier server changes nothing
/// @param steps how many records were folded
/// @param latest when the latest of them was taken
/// @param stood how many were taken at the time of the one before, as in a server that is held at each step
/// @param accept the accept loop; empty before the first record
/// @param living the connections' lanes by number
/// @param ended the same of those that have ended
/// @param doing how many connections do what
/// @param quiet the latest times in which nobody ran, longest enough to be worth folding
/// @param shutdown when a shutdown began
/// @param now whose the latest step was; 0 for the accept loop's or the server's
public record LanesState(
    long serverId,
    long steps,
    Moment latest,
    long stood,
    Optional<Lane> accept,
    TreePMap<Long, Lane> living,
    TreePMap<Long, Lane> ended,
    Counts<Doing> doing,
    PVector<Quiet> quiet,
    Optional<Moment> shutdown,
    long now) {
  /// A time in which every thread waited.
  record Quiet(long from, long to) {
    long length() {
      return to - from;
    }
  }

  /// Shorter quiet times are not kept: a millisecond is nothing to fold.
  static final long WORTH_FOLDING = 1_000_000;

  private static final int MOST_QUIET = 64;

  /// Before the first record.
  public static final LanesState EMPTY =
      new LanesState(
          0,
          0,
          new Moment(0, 0),
          0,
          Optional.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          Counts.none(),
          TreePVector.empty(),
          Optional.empty(),
          0);

  /// The state after one more record.
  public LanesState apply(Entry entry) {
    return LanesFold.apply(this, entry);
  }

  /// The server's clock at the latest, in nanoseconds.
  long nanos() {
    return latest.nanos();
  }

  Optional<Lane> find(long id) {
    Lane lane = living.get(id);
    return Optional.ofNullable(lane == null ? ended.get(id) : lane);
  }

  int connections() {
    return living.size() + ended.size();
  }

  /// Whether some thread runs, or the loop counts down its wait: then time is not quiet.
  boolean busy() {
    boolean loop =
        accept
            .filter(Lane::lives)
            .filter(l -> l.doing().runs() || l.doing() == Doing.BACKING_OFF)
            .isPresent();
    return loop || doing.all().keySet().stream().anyMatch(Doing::runs);
  }

  /// The same at a later time, by the clock of a record.
  LanesState at(long time, long connection) {
    PVector<Quiet> times = quiet;
    if (steps > 1 && time - nanos() >= WORTH_FOLDING && !busy()) {
      times = times.plus(new Quiet(nanos(), time));
      if (times.size() > MOST_QUIET) {
        times = times.minus(0);
      }
    }
    return new LanesState(
        serverId,
        steps,
        new Moment(Math.max(nanos(), time), steps),
        stood + (steps > 1 && time <= nanos() ? 1 : 0),
        accept,
        living,
        ended,
        doing,
        times,
        shutdown,
        connection);
  }

  LanesState withAccept(Lane lane) {
    return new LanesState(
        serverId,
        steps,
        latest,
        stood,
        Optional.of(lane),
        living,
        ended,
        doing,
        quiet,
        shutdown,
        now);
  }

  LanesState shuttingDown() {
    Optional<Moment> since = shutdown.isPresent() ? shutdown : Optional.of(latest);
    return new LanesState(
        serverId, steps, latest, stood, accept, living, ended, doing, quiet, since, now);
  }

  /// The same after a connection's lane came or changed.
  LanesState with(Lane lane) {
    Optional<Lane> before = find(lane.id());
    Counts<Doing> counts =
        before.isPresent()
            ? doing.moved(before.get().doing(), lane.doing())
            : doing.plus(lane.doing(), 1);
    boolean lives = lane.lives();
    return new LanesState(
        serverId,
        steps,
        latest,
        stood,
        accept,
        lives ? living.plus(lane.id(), lane) : living.minus(lane.id()),
        lives ? ended : ended.plus(lane.id(), lane),
        counts,
        quiet,
        shutdown,
        now);
  }
}
