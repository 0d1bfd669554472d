package dev.vitrine.tracer.figure.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The request that a connection serves, or served last, and what the mux made of it. Immutable.
///
/// @param connection whose it is
/// @param number its number on the connection, from 1
/// @param line its method, target and host; the host is known when the head was read
/// @param read whether its head was read
/// @param kind `given`, `default-mux` or `options`, as `HandlerChosen` says; "" before
/// @param patterns those of the mux that decided; empty before
/// @param handler what the handler is called that was called; "" before
/// @param seq the step that told the outcome; 0 before
record Asked(
    long connection,
    long number,
    Line line,
    boolean read,
    String kind,
    Outcome outcome,
    Optional<Known> patterns,
    String handler,
    long seq) {
  record Line(String method, String target, String host) {}

  /// What became of it, as the trace tells it.
  sealed interface Outcome {
    /// Nothing yet, or nothing at all: a handler without a mux.
    record Pending() implements Outcome {}

    /// A pattern matched best.
    ///
    /// @param candidates every pattern that matches, the chosen one first
    record Chosen(
        String pattern, String rule, List<String> candidates, Map<String, String> pathValues)
        implements Outcome {}

    /// No pattern matched.
    ///
    /// @param allow the methods that would be served; "" when the path is unknown
    record Missed(int status, String allow) implements Outcome {}

    record Redirected(String from, String to) implements Outcome {}
  }

  static Asked begun(long connection, long number, Line line) {
    return new Asked(
        connection, number, line, false, "", new Outcome.Pending(), Optional.empty(), "", 0);
  }

  boolean pending() {
    return outcome instanceof Outcome.Pending;
  }

  Asked withRead(Line whole) {
    return new Asked(connection, number, whole, true, kind, outcome, patterns, handler, seq);
  }

  Asked withKind(String chosen) {
    return new Asked(connection, number, line, read, chosen, outcome, patterns, handler, seq);
  }

  Asked withOutcome(Outcome told, Optional<Known> by, long at) {
    return new Asked(connection, number, line, read, kind, told, by, "", at);
  }

  Asked withHandler(String name) {
    return new Asked(connection, number, line, read, kind, outcome, patterns, name, seq);
  }
}
