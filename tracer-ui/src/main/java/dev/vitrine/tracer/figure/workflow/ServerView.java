package dev.vitrine.tracer.figure.workflow;

import java.util.Optional;

/// The server's own half of the figure: the spine from SOCKET to LISTEN SOCKET. Immutable.
///
/// @param passed which of its nodes were reached
/// @param address the bound address, `127.0.0.1:9091`; before that what was asked for; "" when not known
/// @param backlog what `listen` was given; 0 before
/// @param accepted how many connections were accepted so far
/// @param fault the failure that stands now; gone once the step succeeds
/// @param backoff the wait after a failed accept; empty when none is on
/// @param phase how far its life is
/// @param idle connections that were idle when draining last counted
/// @param active connections that were active when draining last counted
public record ServerView(
    Travelled passed,
    String address,
    long backlog,
    long accepted,
    Optional<Fault> fault,
    Optional<Backoff> backoff,
    Phase phase,
    long idle,
    long active) {
  /// A wait before the next accept, and the how-manieth in a row it is, from 1.
  public record Backoff(long delayNanos, long attempt) {}

  public enum Phase {
    STARTING,
    SERVING,
    SHUTTING_DOWN,
    STOPPED
  }

  static final ServerView START =
      new ServerView(
          Travelled.NONE, "", 0, 0, Optional.empty(), Optional.empty(), Phase.STARTING, 0, 0);

  /// No connection can come any more: the accept loop has ended or the server has stopped.
  public boolean listenerClosed() {
    return phase == Phase.STOPPED || phase == Phase.SHUTTING_DOWN;
  }

  ServerView passing(Place... places) {
    return new ServerView(
        passed.with(places), address, backlog, accepted, fault, backoff, phase, idle, active);
  }

  ServerView withAddress(String newAddress) {
    return new ServerView(
        passed, newAddress, backlog, accepted, fault, backoff, phase, idle, active);
  }

  ServerView withBacklog(long newBacklog) {
    return new ServerView(
        passed, address, newBacklog, accepted, fault, backoff, phase, idle, active);
  }

  /// One more connection: whatever was wrong with accept is over.
  ServerView acceptedOne() {
    return new ServerView(
        passed,
        address,
        backlog,
        accepted + 1,
        Optional.empty(),
        Optional.empty(),
        phase,
        idle,
        active);
  }

  ServerView withFault(Optional<Fault> newFault) {
    return new ServerView(
        passed, address, backlog, accepted, newFault, backoff, phase, idle, active);
  }

  ServerView withBackoff(Optional<Backoff> newBackoff) {
    return new ServerView(
        passed, address, backlog, accepted, fault, newBackoff, phase, idle, active);
  }

  ServerView withPhase(Phase newPhase) {
    return new ServerView(
        passed, address, backlog, accepted, fault, backoff, newPhase, idle, active);
  }

  ServerView draining(long nowIdle, long nowActive) {
    return new ServerView(
        passed,
        address,
        backlog,
        accepted,
        fault,
        backoff,
        Phase.SHUTTING_DOWN,
        nowIdle,
        nowActive);
  }
}
