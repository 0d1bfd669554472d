package dev.vitrine.tracer.figure.lanes;

import dev.vitrine.tracer.figure.Counts;
import dev.vitrine.tracer.trace.Entry;
import java.util.Optional;
import java.util.OptionalLong;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// The state of the lanes after some records: a pure function of them, folded one at a time by [#apply]. Immutable;
/// states share what did not change, so that many can be kept.
///
/// @param serverId which server is shown; 0 before the first record. A record of a later server starts over,
///     one of an earlier server changes nothing
/// @param steps how many records were folded
/// @param nanos the server's clock at the latest
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
    long nanos,
    Optional<Lane> accept,
    TreePMap<Long, Lane> living,
    TreePMap<Long, Lane> ended,
    Counts<Doing> doing,
    PVector<Quiet> quiet,
    OptionalLong shutdown,
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
          0,
          Optional.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          Counts.none(),
          TreePVector.empty(),
          OptionalLong.empty(),
          0);

  /// The state after one more record.
  public LanesState apply(Entry entry) {
    return LanesFold.apply(this, entry);
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
    if (steps > 1 && time - nanos >= WORTH_FOLDING && !busy()) {
      times = times.plus(new Quiet(nanos, time));
      if (times.size() > MOST_QUIET) {
        times = times.minus(0);
      }
    }
    return new LanesState(
        serverId,
        steps,
        Math.max(nanos, time),
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
        serverId, steps, nanos, Optional.of(lane), living, ended, doing, quiet, shutdown, now);
  }

  LanesState shuttingDown() {
    OptionalLong since = shutdown.isPresent() ? shutdown : OptionalLong.of(nanos);
    return new LanesState(serverId, steps, nanos, accept, living, ended, doing, quiet, since, now);
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
        nanos,
        accept,
        lives ? living.plus(lane.id(), lane) : living.minus(lane.id()),
        lives ? ended : ended.plus(lane.id(), lane),
        counts,
        quiet,
        shutdown,
        now);
  }
}
