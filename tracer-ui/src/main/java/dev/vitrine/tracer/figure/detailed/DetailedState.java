package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.trace.Entry;

/// The state of the detailed flow figure after some records: a pure function of them, folded one at a time by
/// [#apply]. Immutable; states share what did not change, so that many can be kept.
///
/// @param serverId which server is shown; 0 before the first record. A record of a later server starts over,
///     one of an earlier server changes nothing
/// @param steps how many records were folded
/// @param nanos the server's clock at the latest
/// @param now where the latest step happened
public record DetailedState(
    long serverId,
    long steps,
    long nanos,
    ListenView listen,
    LoopView loop,
    Connections connections,
    Now now) {
  /// The latest step: its place, whose it was (0: the server's own), its stage and its event's name.
  record Now(Place place, long connectionId, Stage stage, String event) {
    static final Now NOTHING = new Now(Place.NOWHERE, 0, Stage.LISTEN, "");
  }

  /// Before the first record: everything is not yet.
  public static final DetailedState EMPTY =
      new DetailedState(0, 0, 0, ListenView.START, LoopView.START, Connections.NONE, Now.NOTHING);

  /// The state after one more record.
  public DetailedState apply(Entry entry) {
    return DetailedFold.apply(this, entry);
  }

  DetailedState with(ListenView next) {
    return new DetailedState(serverId, steps, nanos, next, loop, connections, now);
  }

  DetailedState with(LoopView next) {
    return new DetailedState(serverId, steps, nanos, listen, next, connections, now);
  }

  DetailedState with(Connections next) {
    return new DetailedState(serverId, steps, nanos, listen, loop, next, now);
  }

  DetailedState with(Now next) {
    return new DetailedState(serverId, steps, nanos, listen, loop, connections, next);
  }
}
