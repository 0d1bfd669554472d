package dev.vitrine.tracer.figure.conversation;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.pcollections.ConsPStack;

/// All bytes of one direction of a connection so far. Immutable; a longer run shares the shorter one.
///
/// @param pieces as they were read or written, the latest first
/// @param size where the next byte will stand, counted from the connection's first
/// @param first where the first kept byte stands: what came before is not in the trace
record ByteRun(ConsPStack<Piece> pieces, long size, long first) {
  @SuppressWarnings("ArrayRecordComponent") // never changed, and never compared
  record Piece(long offset, byte[] data) {}

  static final ByteRun EMPTY = new ByteRun(ConsPStack.empty(), 0, 0);

  /// @param data is kept, not copied
  ByteRun plus(long offset, byte[] data) {
    boolean begins = pieces.isEmpty() || offset != size;
    ConsPStack<Piece> before = begins ? ConsPStack.empty() : pieces;
    return new ByteRun(
        before.plus(new Piece(offset, data)), offset + data.length, begins ? offset : first);
  }

  /// The bytes from `from`, or from the first that is known, to `to`, or to the last.
  byte[] between(long from, long to) {
    List<Piece> wanted = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.offset() + piece.data().length <= from) {
        break;
      }
      wanted.add(piece);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Piece piece : wanted.reversed()) {
      long length = piece.data().length;
      int start = (int) Math.clamp(from - piece.offset(), 0, length);
      int end = (int) Math.clamp(to - piece.offset(), start, length);
      all.write(piece.data(), start, end - start);
    }
    return all.toByteArray();
  }
}
