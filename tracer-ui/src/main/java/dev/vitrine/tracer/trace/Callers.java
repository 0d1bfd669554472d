package dev.vitrine.tracer.trace;

import java.util.Arrays;

/// Whose the entries are: server, connection, request and thread together, each such five kept once and called
/// by a number from 0. A request has many entries, and most ask for the entries of one connection: then one
/// look at each caller answers for all its entries. One thread adds, any thread reads numbers that it was
/// given.
final class Callers {
  private volatile long[] numbers = new long[16 * WIDTH];
  private static final int WIDTH = 5; // server, connection, request, thread id, number of its name
  private volatile int count;

  // The adding thread's alone: numbers plus 1 by hash, open addressing.
  private int[] slots = new int[64];

  int number(long server, long connection, long request, long thread, int threadName) {
    int mask = slots.length - 1;
    int slot = hash(server, connection, request, thread, threadName) & mask;
    for (; slots[slot] != 0; slot = slot + 1 & mask) {
      int at = (slots[slot] - 1) * WIDTH;
      long[] all = numbers;
      if (all[at] == server
          && all[at + 1] == connection
          && all[at + 2] == request
          && all[at + 3] == thread
          && all[at + 4] == threadName) {
        return slots[slot] - 1;
      }
    }
    int number = add(server, connection, request, thread, threadName);
    slots[slot] = number + 1;
    if (count * 2 > slots.length) {
      grow();
    }
    return number;
  }

  int count() {
    return count;
  }

  long server(int number) {
    return numbers[number * WIDTH];
  }

  long connection(int number) {
    return numbers[number * WIDTH + 1];
  }

  long request(int number) {
    return numbers[number * WIDTH + 2];
  }

  long thread(int number) {
    return numbers[number * WIDTH + 3];
  }

  int threadName(int number) {
    return (int) numbers[number * WIDTH + 4];
  }

  /// Nothing is added any more: gives back what only adding needs.
  void seal() {
    numbers = Arrays.copyOf(numbers, count * WIDTH);
    slots = new int[0];
  }

  private int add(long server, long connection, long request, long thread, int threadName) {
    int number = count;
    long[] all = numbers;
    if (number * WIDTH == all.length) {
      all = Arrays.copyOf(all, all.length * 2);
      numbers = all;
    }
    int at = number * WIDTH;
    all[at] = server;
    all[at + 1] = connection;
    all[at + 2] = request;
    all[at + 3] = thread;
    all[at + 4] = threadName;
    count = number + 1;
    return number;
  }

  private void grow() {
    int[] wider = new int[slots.length * 2];
    for (int number = 0; number < count; number++) {
      int slot =
          hash(
                  server(number),
                  connection(number),
                  request(number),
                  thread(number),
                  threadName(number))
              & wider.length - 1;
      while (wider[slot] != 0) {
        slot = slot + 1 & wider.length - 1;
      }
      wider[slot] = number + 1;
    }
    slots = wider;
  }

  private static int hash(long server, long connection, long request, long thread, int threadName) {
    long mixed = ((server * 31 + connection) * 31 + request) * 31 + thread * 31 + threadName;
    return (int) ((mixed * 0x9E3779B97F4A7C15L) >>> 33);
  }
}
