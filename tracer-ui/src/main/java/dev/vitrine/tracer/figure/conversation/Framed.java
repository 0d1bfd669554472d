package dev.vitrine.tracer.figure.conversation;

import java.util.List;

/// Bytes of one direction with a frame around some of them, for a hexadecimal view.
///
/// @param received whether the client sent them
/// @param base where the first of them stands on the connection
/// @param bytes all of them
/// @param from where the frame begins on the connection
/// @param length of the frame in bytes; 0 when nothing is framed
@SuppressWarnings("ArrayRecordComponent") // a copy of its own, never compared
public record Framed(boolean received, long base, byte[] bytes, long from, long length) {
  static Framed of(Talk talk, Turned turned, Selection selection) {
    Framed request = of(talk, turned, selection, true);
    Framed response = of(talk, turned, selection, false);
    return request.length() == 0 && response.length() > 0 ? response : request;
  }

  private static Framed of(Talk talk, Turned turned, Selection selection, boolean received) {
    List<Part> parts = (received ? turned.request() : turned.response()).parts();
    String prefix = received ? Selection.REQUEST : Selection.RESPONSE;
    ByteRun run = received ? talk.received() : talk.sent();
    long base = parts.isEmpty() ? 0 : parts.getFirst().offset();
    long from = base;
    long to = base;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      long step = received ? turned.readBy(part) : turned.writtenBy(part);
      if (selection.holds(prefix + i, step)) {
        from = to == from ? part.offset() : from;
        to = part.offset() + part.length();
      }
    }
    return new Framed(received, base, run.between(base, run.size()), from, to - from);
  }
}
