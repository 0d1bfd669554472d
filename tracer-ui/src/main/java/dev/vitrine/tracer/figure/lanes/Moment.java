package dev.vitrine.tracer.figure.lanes;

/// When something happened, by the server's clock and by the count of its steps: a server that is held between two steps
/// takes many at one time.
///
/// @param nanos by the server's clock, in nanoseconds
/// @param step how many records had been folded
record Moment(long nanos, long step) {
  Moment orLater(Moment other) {
    return other.step > step ? other : this;
  }
}
