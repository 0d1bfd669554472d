package dev.vitrine.tracer.figure.lanes;

import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// One thread over time. Immutable.
///
/// @param id the connection's number; 0 for the accept loop
/// @param name the thread's name
/// @param begun when it was started
/// @param whole from when on nothing of it was left out: later than `begun` once there were more than [#MOST] stretches
/// @param past what it has done, one stretch after the other
/// @param present what it does since the last of them ended
/// @param requests how many requests it has begun to read
/// @param request the present or latest one, `GET /slow`
/// @param end when and why it ended; empty while it lives
record Lane(
    long id,
    String name,
    Moment begun,
    Moment whole,
    PVector<Stretch> past,
    Stretch present,
    long requests,
    String request,
    Optional<End> end) {
  /// So many stretches of the past are kept; a figure shows no more than that side by side.
  static final int MOST = 160;

  /// Some time in which a thread did one thing.
  ///
  /// @param to when it ended; of the present stretch, when it began
  /// @param words what more is known: the request, how many bytes
  /// @param failed whether it ended in a failure
  record Stretch(Doing doing, Moment from, Moment to, String words, boolean failed) {
    Stretch until(Moment time) {
      return new Stretch(doing, from, from.orLater(time), words, failed);
    }

    Stretch saying(String newWords) {
      return new Stretch(doing, from, to, newWords, failed);
    }

    Stretch thatFailed(String newWords) {
      return new Stretch(doing, from, to, newWords, true);
    }
  }

  record End(Moment at, String reason) {}

  static Lane starting(long id, String name, Doing doing, Moment time) {
    return new Lane(
        id,
        name,
        time,
        time,
        TreePVector.empty(),
        new Stretch(doing, time, time, "", false),
        0,
        "",
        Optional.empty());
  }

  boolean lives() {
    return end.isEmpty();
  }

  Doing doing() {
    return lives() ? present.doing() : Doing.ENDED;
  }

  /// Goes on to another thing; with the same thing, the stretch only gets longer.
  Lane goingOn(Doing next, Moment time, String words) {
    if (next == present.doing() && !present.failed()) {
      return with(present.saying(words));
    }
    Lane ended = endingPresent(time);
    return ended.with(new Stretch(next, present.from().orLater(time), time, words, false));
  }

  private Lane endingPresent(Moment time) {
    PVector<Stretch> all = past.plus(present.until(time));
    Moment complete = whole;
    if (all.size() > MOST) {
      complete = all.get(0).to();
      all = all.minus(0);
    }
    return new Lane(id, name, begun, complete, all, present, requests, request, end);
  }

  Lane with(Stretch newPresent) {
    return new Lane(id, name, begun, whole, past, newPresent, requests, request, end);
  }

  Lane reading(String newRequest) {
    return new Lane(id, name, begun, whole, past, present, requests + 1, newRequest, end);
  }

  Lane named(String newName) {
    return new Lane(id, newName, begun, whole, past, present, requests, request, end);
  }

  Lane ending(Moment time, String reason) {
    Lane ended = endingPresent(time);
    return new Lane(
        id,
        name,
        begun,
        ended.whole,
        ended.past,
        new Stretch(Doing.ENDED, time, time, reason, false),
        requests,
        request,
        Optional.of(new End(time, reason)));
  }
}
