package dev.vitrine.tracer.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Texts, each kept once and called by a number from 1; 0 is no text. One thread adds, any thread reads numbers
/// that it was given.
final class Texts {
  private final ByteSink bytes = new ByteSink();
  private volatile int[] starts = new int[16];
  private int count;

  /// What was read lately, by the last bits of its number: most reads are of few texts, and their readers then
  /// share one copy. Whoever races gets a copy of its own.
  private final @Nullable Read[] recent = new Read[256];

  private record Read(int number, String text) {}

  // The adding thread's alone: numbers by the hash of their text, open addressing.
  private int[] slots = new int[64];

  int number(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    byte[] data = text.getBytes(StandardCharsets.UTF_8);
    int mask = slots.length - 1;
    int slot = spread(text.hashCode()) & mask;
    for (; slots[slot] != 0; slot = slot + 1 & mask) {
      int at = starts[slots[slot] - 1];
      ByteSink.Source source = bytes.from(at);
      if (source.getLong() == data.length && Arrays.equals(source.get(data.length), data)) {
        return slots[slot];
      }
    }
    int number = add(data);
    slots[slot] = number;
    if (count * 2 > slots.length) {
      grow();
    }
    return number;
  }

  @Nullable String text(int number) {
    if (number == 0) {
      return null;
    }
    Read known = recent[number & recent.length - 1];
    if (known != null && known.number() == number) {
      return known.text();
    }
    ByteSink.Source source = bytes.from(starts[number - 1]);
    String text = source.getText((int) source.getLong());
    recent[number & recent.length - 1] = new Read(number, text);
    return text;
  }

  /// Nothing is added any more: gives back what only adding needs.
  void seal() {
    bytes.trim();
    starts = Arrays.copyOf(starts, count);
    slots = new int[0];
  }

  private int add(byte[] data) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
    }
    starts[count++] = bytes.length();
    bytes.putLong(data.length);
    bytes.put(data);
    return count;
  }

  private void grow() {
    int[] wider = new int[slots.length * 2];
    for (int number = 1; number <= count; number++) {
      String text = text(number);
      int slot = spread(text == null ? 0 : text.hashCode()) & wider.length - 1;
      while (wider[slot] != 0) {
        slot = slot + 1 & wider.length - 1;
      }
      wider[slot] = number;
    }
    slots = wider;
  }

  private static int spread(int hash) {
    return hash * 0x9E3779B9 >>> 7;
  }
}
