package dev.vitrine.http;

import java.util.SplittableRandom;

/// Where each of many names stands in a [Header]: a hash table of positions, with open addressing.
///
/// Go needs none, since `http.Header` is a map.
final class NameIndex {
  /// Chosen anew by each process.
  private static final int SEED = new SplittableRandom().nextInt();

  /// Slot of a name's hash to its position + 1; 0: free. A power of two, and never more than half full.
  private final int[] slots;

  /// The first `size` of `names`, with room for as many again.
  NameIndex(String[] names, int size) {
    slots = new int[Integer.highestOneBit(Math.max(size, 1)) * 4];
    for (int i = 0; i < size; i++) {
      put(names[i], i);
    }
  }

  /// The position of `name` in `names`; -1 when it is not there.
  int find(String[] names, String name) {
    int mask = slots.length - 1;
    for (int slot = slot(name, mask); slots[slot] != 0; slot = (slot + 1) & mask) {
      if (names[slots[slot] - 1].equals(name)) {
        return slots[slot] - 1;
      }
    }
    return -1;
  }

  /// Notes a new last name; returns false where the table is too small for it.
  boolean enter(String name, int position) {
    if ((position + 1) * 2 > slots.length) {
      return false;
    }
    put(name, position);
    return true;
  }

  private void put(String name, int position) {
    int mask = slots.length - 1;
    int slot = slot(name, mask);
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = position + 1;
  }

  private static int slot(String name, int mask) {
    return hash(name, SEED) & mask;
  }

  /// Not the hash of [String], which is known: a client could choose thousands of names for one slot,
  /// each dearer than the last. Go's maps are seeded, too.
  static int hash(String name, int seed) {
    int hash = seed;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x9E3779B1; // odd, from the golden ratio: spreads each bit
      hash ^= hash >>> 15;
    }
    return hash;
  }
}
