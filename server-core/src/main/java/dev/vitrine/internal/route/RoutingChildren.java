package dev.vitrine.internal.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The literal children of a node, found by a part of a path without cutting that part out.
/// Immutable. Go: `mapping`.
///
/// A few children are looked through; more are kept in a hash table with open addressing, at most
/// half full, so that finding one costs the same among ten as among ten thousand.
final class RoutingChildren<H> {
  /// Up to here looking through is faster than hashing; Go measured the same 8.
  private static final int MAX_LIST = 8;

  private record Child<H>(String key, RoutingNode<H> node) {}

  /// The children in the order they came when there are few, else by hash with gaps of null.
  private final List<Child<H>> slots;

  private final int size;

  private RoutingChildren(List<Child<H>> slots, int size) {
    this.slots = slots;
    this.size = size;
  }

  static <H> RoutingChildren<H> none() {
    return new RoutingChildren<>(List.of(), 0);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// The child whose key is this part of the text; null when there is none.
  RoutingNode<H> find(String text, int from, int to) {
    if (size <= MAX_LIST) {
      for (int i = 0; i < size; i++) {
        Child<H> c = slots.get(i);
        if (isKey(c, text, from, to)) {
          return c.node;
        }
      }
      return null;
    }
    Child<H> c = slots.get(slot(slots, text, from, to));
    return c == null ? null : c.node;
  }

  /// These children and one more, or with another node under a key that is there.
  RoutingChildren<H> with(String key, RoutingNode<H> node) {
    Child<H> child = new Child<>(key, node);
    boolean known = find(key, 0, key.length()) != null;
    int newSize = known ? size : size + 1;
    if (newSize > MAX_LIST) {
      return new RoutingChildren<>(hashed(child, newSize), newSize);
    }
    List<Child<H>> list = new ArrayList<>(newSize);
    for (Child<H> c : slots) {
      list.add(c.key.equals(key) ? child : c);
    }
    if (!known) {
      list.add(child);
    }
    return new RoutingChildren<>(list, newSize);
  }

  /// A copy of the table that holds the child too.
  private List<Child<H>> hashed(Child<H> child, int newSize) {
    List<Child<H>> table;
    if (size > MAX_LIST && slots.size() >= 2 * newSize) {
      table = new ArrayList<>(slots);
    } else {
      int length = Integer.highestOneBit(newSize) * 4;
      table = new ArrayList<>(Collections.nCopies(length, null));
      for (Child<H> c : slots) {
        if (c != null) {
          table.set(slot(table, c.key, 0, c.key.length()), c);
        }
      }
    }
    table.set(slot(table, child.key, 0, child.key.length()), child);
    return table;
  }

  /// Where the key stands, or would.
  private static <H> int slot(List<Child<H>> table, String text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int mask = table.size() - 1;
    int slot = (hash ^ hash >>> 16) & mask;
    while (table.get(slot) != null && !isKey(table.get(slot), text, from, to)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static boolean isKey(Child<?> c, String text, int from, int to) {
    return c.key.length() == to - from && text.startsWith(c.key, from);
  }

  /// Every child, in no particular order.
  List<RoutingNode<H>> nodes() {
    List<RoutingNode<H>> nodes = new ArrayList<>(size);
    for (Child<H> c : slots) {
      if (c != null) {
        nodes.add(c.node);
      }
    }
    return nodes;
  }

  /// The keys, as [#nodes()] orders the nodes.
  List<String> keys() {
    List<String> keys = new ArrayList<>(size);
    for (Child<H> c : slots) {
      if (c != null) {
        keys.add(c.key);
      }
    }
    return keys;
  }
}
