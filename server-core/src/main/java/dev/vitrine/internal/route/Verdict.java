package dev.vitrine.internal.route;

/// What became of one registered pattern for one request: chosen, beaten, or which test it failed
/// first. The tests come in the order of the tree: host, method, one segment after the other.
///
/// @param pattern as it was registered
/// @param number counts registrations from 0
/// @param outcome what became of it
/// @param place for [Outcome#SEGMENT] the number of the segment, from 0, that differs; for the other
///     path outcomes how many segments fit; else -1
public record Verdict(String pattern, int number, Outcome outcome, int place) {
  /// What can become of a pattern.
  public enum Outcome {
    /// It matches, and its handler answers.
    CHOSEN,
    /// It matches, but another is more specific.
    BEATEN,
    /// It would match the path that the client is redirected to.
    AFTER_REDIRECT,
    /// It is for another host.
    HOST,
    /// It is for another method.
    METHOD,
    /// A segment of the path is another, or nothing where the pattern wants something.
    SEGMENT,
    /// The path ends before the pattern does.
    PATH_TOO_SHORT,
    /// The path goes on where the pattern has ended.
    PATH_TOO_LONG
  }

  Verdict afterRedirect() {
    return new Verdict(pattern, number, Outcome.AFTER_REDIRECT, -1);
  }
}
