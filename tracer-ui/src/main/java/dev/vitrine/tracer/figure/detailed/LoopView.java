package dev.vitrine.tracer.figure.detailed;

import java.util.Optional;

/// The accept loop. Done and not yet are those of its current turn. Immutable.
///
/// @param serving whether `Serve` has the listener
/// @param tls whether its connections are encrypted
/// @param entered whether its first turn has begun
/// @param turns how many turns have begun after the first
/// @param reached how far the current turn has come: ACCEPT, NEW_CONN or SPAWN; NOWHERE while accept has
///     not returned
/// @param accepted how many connections it has accepted
/// @param backoff the failures in a row; empty before the first and after a success
/// @param fault what accept failed with last, until one succeeds
/// @param log the line of the error log about it; "" for none
/// @param ended why it ended; empty while it goes on
/// @param stopping whether a shutdown has begun
/// @param stopped whether nothing of the server is left
record LoopView(
    boolean serving,
    boolean tls,
    boolean entered,
    long turns,
    Place reached,
    long accepted,
    Optional<Backoff> backoff,
    Optional<String> fault,
    String log,
    Optional<String> ended,
    boolean stopping,
    boolean stopped) {

  /// Failures of accept in a row.
  ///
  /// @param delayNanos how long the loop waits, or has waited, after the latest
  /// @param attempt how many there were
  /// @param since when the wait began, on the server's clock
  /// @param waiting false once the loop tries again
  record Backoff(long delayNanos, long attempt, long since, boolean waiting) {
    /// What is left to wait at a time on the server's clock.
    long left(long now) {
      return Math.clamp(since + delayNanos - now, 0, delayNanos);
    }

    Backoff over() {
      return new Backoff(delayNanos, attempt, since, false);
    }
  }

  static final LoopView START =
      new LoopView(
          false,
          false,
          false,
          0,
          Place.NOWHERE,
          0,
          Optional.empty(),
          Optional.empty(),
          "",
          Optional.empty(),
          false,
          false);

  LoopView started(boolean newTls) {
    return new Change(this).serving(newTls).made();
  }

  LoopView waitingForClient() {
    Change change = new Change(this);
    change.turns = entered ? turns + 1 : 0;
    change.entered = true;
    change.serving = true;
    change.reached = Place.NOWHERE;
    change.backoff = backoff.map(Backoff::over);
    return change.made();
  }

  LoopView acceptedOne() {
    Change change = new Change(this);
    change.entered = true;
    change.serving = true;
    change.reached = Place.ACCEPT;
    change.accepted++;
    change.fault = Optional.empty();
    return change.made();
  }

  LoopView reaching(Place place) {
    Change change = new Change(this);
    change.reached = place;
    // A trace that begins in the middle has not told of the success in words.
    change.backoff = Optional.empty();
    change.log = "";
    return change.made();
  }

  LoopView failed(String error) {
    Change change = new Change(this);
    change.fault = Optional.of(error);
    return change.made();
  }

  LoopView logged(String line) {
    Change change = new Change(this);
    change.log = line;
    return change.made();
  }

  LoopView backingOff(Backoff next) {
    Change change = new Change(this);
    change.backoff = Optional.of(next);
    return change.made();
  }

  LoopView reset() {
    Change change = new Change(this);
    change.backoff = Optional.empty();
    change.fault = Optional.empty();
    change.log = "";
    return change.made();
  }

  LoopView endedBecause(String reason) {
    Change change = new Change(this);
    change.ended = Optional.of(reason);
    change.backoff = Optional.empty();
    return change.made();
  }

  LoopView shuttingDown() {
    Change change = new Change(this);
    change.stopping = true;
    return change.made();
  }

  LoopView stoppedForGood() {
    Change change = new Change(this);
    change.stopping = true;
    change.stopped = true;
    return change.made();
  }

  /// The components of a view, to be changed before the next is made of them.
  private static final class Change {
    private boolean serving;
    private boolean tls;
    private boolean entered;
    private long turns;
    private Place reached;
    private long accepted;
    private Optional<Backoff> backoff;
    private Optional<String> fault;
    private String log;
    private Optional<String> ended;
    private boolean stopping;
    private boolean stopped;

    Change(LoopView from) {
      serving = from.serving;
      tls = from.tls;
      entered = from.entered;
      turns = from.turns;
      reached = from.reached;
      accepted = from.accepted;
      backoff = from.backoff;
      fault = from.fault;
      log = from.log;
      ended = from.ended;
      stopping = from.stopping;
      stopped = from.stopped;
    }

    Change serving(boolean newTls) {
      serving = true;
      tls = newTls;
      return this;
    }

    LoopView made() {
      return new LoopView(
          serving, tls, entered, turns, reached, accepted, backoff, fault, log, ended, stopping,
          stopped);
    }
  }
}
