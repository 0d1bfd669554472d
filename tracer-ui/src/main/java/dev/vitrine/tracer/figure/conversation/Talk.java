package dev.vitrine.tracer.figure.conversation;

import dev.vitrine.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.pcollections.ConsPStack;

/// One connection's bytes and steps. Immutable.
///
/// @param id the connection's number
/// @param remote the client's address
/// @param local ours
/// @param tls whether the bytes were encrypted on the wire and are shown decrypted
/// @param turns its requests, the latest first
record Talk(
    long id,
    String remote,
    String local,
    boolean tls,
    ByteRun received,
    ByteRun sent,
    ConsPStack<Turn> turns) {
  /// One request and its response.
  ///
  /// @param number its number on the connection, from 1
  /// @param receivedFrom where its first byte stands
  /// @param sentFrom where the first byte of its response stands
  /// @param steps what the server did for it, the latest first
  record Turn(long number, long receivedFrom, long sentFrom, ConsPStack<Step> steps) {
    List<Step> inOrder() {
      return new ArrayList<>(steps).reversed();
    }
  }

  record Step(long seq, long nanos, TraceEvent event) {}

  static Talk begun(long id) {
    return new Talk(id, "", "", false, ByteRun.EMPTY, ByteRun.EMPTY, ConsPStack.empty());
  }

  boolean hasBytes() {
    return received.size() > 0 || sent.size() > 0;
  }

  Talk between(String client, String server) {
    return new Talk(id, client, server, tls, received, sent, turns);
  }

  Talk encrypted() {
    return new Talk(id, remote, local, true, received, sent, turns);
  }

  Talk received(long offset, byte[] data) {
    return new Talk(id, remote, local, tls, received.plus(offset, data), sent, turns);
  }

  Talk sent(long offset, byte[] data) {
    return new Talk(id, remote, local, tls, received, sent.plus(offset, data), turns);
  }

  /// One step more of a request; the first of another request begins it where the one before ended.
  Talk step(long request, Step step) {
    boolean begins = turns.isEmpty() || turns.get(0).number() != request;
    Turn turn = begins ? next(request) : turns.get(0);
    ConsPStack<Turn> before = begins ? turns : turns.minus(0);
    Turn longer =
        new Turn(turn.number(), turn.receivedFrom(), turn.sentFrom(), turn.steps().plus(step));
    return new Talk(id, remote, local, tls, received, sent, before.plus(longer));
  }

  private Turn next(long request) {
    long from = received.first();
    if (!turns.isEmpty()) {
      long start = turns.get(0).receivedFrom();
      from =
          start + MessageReader.request(received.between(start, received.size()), start).length();
    }
    return new Turn(request, from, turns.isEmpty() ? 0 : sent.size(), ConsPStack.empty());
  }
}
