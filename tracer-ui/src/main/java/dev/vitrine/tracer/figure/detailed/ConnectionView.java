package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.Stage;
import java.util.Optional;

/// One connection in the panel of `c.serve`: where it is, and what its present request has told. Immutable.
///
/// @param id the connection's number, from 1 in the order of acceptance
/// @param remote the client's address
/// @param spawned whether its thread was started
/// @param at where its token rests
/// @param reached the furthest box of `c.serve` that its present request came to; NOWHERE between requests
/// @param stage the stage of its latest step
/// @param turn its present request, or the one before
/// @param fault what went wrong, and where
/// @param note what it does between requests: "waits for the next request"; "" in a request
/// @param closed why it ended; empty while it is open
/// @param known false after a gap in the trace, until its next step
record ConnectionView(
    long id,
    String remote,
    boolean spawned,
    Place at,
    Place reached,
    Stage stage,
    Turn turn,
    Optional<Fault> fault,
    String note,
    Optional<String> closed,
    boolean known) {
  /// What went wrong, and at which box it is marked.
  record Fault(Place place, String words) {}

  /// One request.
  ///
  /// @param number its number on the connection, from 1; 0 before the first
  /// @param request `GET /slow`; "" before its first line was read
  /// @param head what the head told: `localhost · 2 fields`
  /// @param fields how many field lines were read
  /// @param chosen who answers: `given`, `default-mux`, `options`; "" before that is known
  /// @param pattern the pattern that won; "" before
  /// @param handler what the handler is called; "" before it was started
  /// @param running how many handlers have started and not finished, nested ones included
  /// @param status the response's status; 0 before it was decided
  record Turn(
      long number,
      String request,
      String head,
      long fields,
      String chosen,
      String pattern,
      String handler,
      int running,
      int status) {
    static final Turn NONE = new Turn(0, "", "", 0, "", "", "", 0, 0);

    static Turn beginning(long number) {
      return new Turn(number, "", "", 0, "", "", "", 0, 0);
    }

    Turn withRequest(String line) {
      return new Turn(number, line, head, fields, chosen, pattern, handler, running, status);
    }

    Turn withFields(long count) {
      return new Turn(number, request, head, count, chosen, pattern, handler, running, status);
    }

    Turn withHead(String words) {
      return new Turn(number, request, words, fields, chosen, pattern, handler, running, status);
    }

    Turn withChosen(String kind) {
      return new Turn(number, request, head, fields, kind, pattern, handler, running, status);
    }

    Turn withPattern(String words) {
      return new Turn(number, request, head, fields, chosen, words, handler, running, status);
    }

    Turn started(String name) {
      return new Turn(number, request, head, fields, chosen, pattern, name, running + 1, status);
    }

    Turn ended() {
      int left = Math.max(0, running - 1);
      return new Turn(number, request, head, fields, chosen, pattern, handler, left, status);
    }

    Turn withStatus(int decided) {
      return new Turn(number, request, head, fields, chosen, pattern, handler, running, decided);
    }
  }

  static ConnectionView accepted(long id, String remote) {
    return new ConnectionView(
        id,
        remote,
        false,
        Place.ACCEPT,
        Place.NOWHERE,
        Stage.ACCEPT,
        Turn.NONE,
        Optional.empty(),
        "",
        Optional.empty(),
        true);
  }

  boolean open() {
    return closed.isEmpty();
  }

  /// True from the wait for a request to the end of its response.
  boolean inRequest() {
    return reached != Place.NOWHERE && at != Place.CONNECTION;
  }

  /// True when a count of connections need not tell it from another state of itself.
  boolean countsAs(ConnectionView other) {
    return open() == other.open()
        && at == other.at
        && reached == other.reached
        && (turn.running() > 0) == (other.turn.running() > 0)
        && turn.request().equals(other.turn.request())
        && turn.pattern().equals(other.turn.pattern());
  }

  /// True when its present request has come to this box, or further.
  boolean passed(Place box) {
    return reached.compareTo(box) >= 0;
  }

  ConnectionView at(Place place, Stage newStage) {
    Place furthest = place.ofRequest() && place.compareTo(reached) > 0 ? place : reached;
    return new ConnectionView(
        id, remote, spawned, place, furthest, newStage, turn, fault, "", closed, true);
  }

  ConnectionView withStage(Stage newStage) {
    return new ConnectionView(
        id, remote, spawned, at, reached, newStage, turn, fault, note, closed, true);
  }

  ConnectionView withSpawned() {
    return new ConnectionView(
        id, remote, true, at, reached, stage, turn, fault, note, closed, known);
  }

  ConnectionView withTurn(Turn next) {
    return new ConnectionView(
        id, remote, spawned, at, reached, stage, next, fault, note, closed, known);
  }

  /// The next request begins: no box has been passed, and nothing has gone wrong.
  ConnectionView beginning(long requestNo) {
    return new ConnectionView(
        id,
        remote,
        spawned,
        at,
        Place.NOWHERE,
        stage,
        Turn.beginning(requestNo),
        Optional.empty(),
        "",
        closed,
        known);
  }

  ConnectionView failed(Place place, String words) {
    return new ConnectionView(
        id,
        remote,
        spawned,
        at,
        reached,
        stage,
        turn,
        Optional.of(new Fault(place, words)),
        note,
        closed,
        known);
  }

  ConnectionView saying(String words) {
    return new ConnectionView(
        id, remote, spawned, at, reached, stage, turn, fault, words, closed, known);
  }

  ConnectionView closed(String reason) {
    return new ConnectionView(
        id, remote, spawned, at, reached, stage, turn, fault, "", Optional.of(reason), known);
  }

  ConnectionView unknown() {
    return new ConnectionView(
        id, remote, spawned, at, reached, stage, turn, fault, note, closed, false);
  }
}
