package dev.vitrine.tracer.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that only grow: one thread writes behind what others may read already. What was written before a
/// reader learned of it stays where it is.
final class ByteSink {
  // Volatile, so that whoever sees a larger array sees what was copied into it.
  private volatile byte[] bytes = new byte[64];
  private int length;

  int length() {
    return length;
  }

  void put(int b) {
    room(1)[length++] = (byte) b;
  }

  void put(byte[] data) {
    System.arraycopy(data, 0, room(data.length), length, data.length);
    length += data.length;
  }

  /// A number in as few bytes as it needs, small ones of either sign in one.
  void putLong(long value) {
    long rest = (value << 1) ^ (value >> 63);
    byte[] to = room(10);
    while ((rest & ~0x7FL) != 0) {
      to[length++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    to[length++] = (byte) rest;
  }

  /// Gives back the room that was kept for growth.
  void trim() {
    bytes = Arrays.copyOf(bytes, length);
  }

  /// Reads from a place on.
  Source from(int at) {
    return new Source(bytes, at);
  }

  /// True when the bytes from `at` on are these.
  boolean holds(int at, byte[] data) {
    return Arrays.equals(bytes, at, at + data.length, data, 0, data.length);
  }

  private byte[] room(int more) {
    byte[] now = bytes;
    if (length + more > now.length) {
      now = Arrays.copyOf(now, Math.max(length + more, now.length * 2));
      bytes = now;
    }
    return now;
  }

  /// A reader's place in the bytes.
  static final class Source {
    private final byte[] bytes;
    private int at;

    private Source(byte[] bytes, int at) {
      this.bytes = bytes;
      this.at = at;
    }

    int get() {
      return bytes[at++];
    }

    byte[] get(int count) {
      byte[] data = Arrays.copyOfRange(bytes, at, at + count);
      at += count;
      return data;
    }

    String getText(int count) {
      String text = new String(bytes, at, count, StandardCharsets.UTF_8);
      at += count;
      return text;
    }

    long getLong() {
      long rest = 0;
      int shift = 0;
      byte b;
      do {
        b = bytes[at++];
        rest |= (long) (b & 0x7F) << shift;
        shift += 7;
      } while (b < 0);
      return (rest >>> 1) ^ -(rest & 1);
    }
  }
}
