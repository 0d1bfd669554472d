package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.tracer.figure.Stage;
import java.util.Optional;

/// One connection's row of the figure: its client, its socket, its thread, and how far its present request
/// has come. Immutable.
///
/// @param id the connection's number, from 1 in the order of acceptance
/// @param remote the client's address, `127.0.0.1:52814`
/// @param spawned whether its thread was started; its band is dashed before
/// @param at where its token rests
/// @param stage the stage of its latest step: the colour of the token's ring
/// @param turn the request it serves, or served last
/// @param closed why it ended; empty while it is open
/// @param known false after a gap in the trace, until its next step
public record ClientView(
    long id,
    String remote,
    boolean spawned,
    Place at,
    Stage stage,
    Turn turn,
    Optional<Fault> fault,
    Optional<String> closed,
    boolean known) {
  /// One request on its way: done and not yet are those of the present turn.
  ///
  /// @param number its number on the connection, from 1; 0 before the first
  /// @param passed which arrows and nodes of the row were travelled in this turn
  /// @param requestLine `GET / HTTP/1.1`; "" before it was read
  /// @param handler what the chosen handler is called; "" before it was started
  /// @param running how many handlers have started and not finished, nested ones included
  /// @param status the response's status; 0 before it was decided
  public record Turn(
      long number, Travelled passed, String requestLine, String handler, int running, int status) {
    static final Turn NONE = new Turn(0, Travelled.NONE, "", "", 0, 0);

    /// The next request begins: only the way to the client socket stays travelled.
    Turn next(long newNumber) {
      Travelled kept =
          passed.without(Place.REQUEST, Place.READ, Place.HANDLER, Place.WRITE, Place.RESPONSE);
      return new Turn(newNumber, kept, "", "", 0, 0);
    }

    Turn passing(Place... places) {
      return new Turn(number, passed.with(places), requestLine, handler, running, status);
    }

    Turn withRequestLine(String line) {
      return new Turn(number, passed, line, handler, running, status);
    }

    Turn started(String newHandler) {
      return new Turn(number, passed, requestLine, newHandler, running + 1, status);
    }

    Turn ended() {
      return new Turn(number, passed, requestLine, handler, Math.max(0, running - 1), status);
    }

    Turn withStatus(int newStatus) {
      return new Turn(number, passed, requestLine, handler, running, newStatus);
    }
  }

  static ClientView accepted(long id, String remote) {
    return new ClientView(
        id,
        remote,
        false,
        Place.ACCEPT,
        Stage.ACCEPT,
        Turn.NONE.passing(Place.CONNECT, Place.ACCEPT, Place.CLIENT_SOCKET),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  /// The address's last part, `:52814`, which tells clients of one machine apart.
  public String port() {
    int colon = remote.lastIndexOf(':');
    return colon < 0 ? remote : remote.substring(colon);
  }

  public boolean open() {
    return closed.isEmpty();
  }

  ClientView at(Place place, Stage newStage) {
    return new ClientView(
        id, remote, spawned, place, newStage, turn.passing(place), fault, closed, true);
  }

  ClientView withSpawned() {
    return new ClientView(id, remote, true, at, stage, turn, fault, closed, known);
  }

  ClientView withTurn(Turn newTurn) {
    return new ClientView(id, remote, spawned, at, stage, newTurn, fault, closed, known);
  }

  ClientView withFault(Optional<Fault> newFault) {
    return new ClientView(id, remote, spawned, at, stage, turn, newFault, closed, known);
  }

  ClientView closed(String reason) {
    return new ClientView(id, remote, spawned, at, stage, turn, fault, Optional.of(reason), known);
  }

  ClientView unknown() {
    return new ClientView(id, remote, spawned, at, stage, turn, fault, closed, false);
  }
}
