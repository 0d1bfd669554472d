package dev.vitrine.bench.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/// What the load runner asks a peer's process: a word on its standard input, answered by a number on
/// its standard output. The end of the input ends the process, so that no peer outlives its runner.
final class Control {
  private Control() {}

  /// Tells the runner on which port this process listens, and answers it from then on.
  static void listening(int port) {
    listening(port, () -> 0);
  }

  /// `steps` counts what a tracer was told so far.
  static void listening(int port, LongSupplier steps) {
    tell(port);
    Thread.ofPlatform().daemon().name("control").start(() -> answer(steps));
  }

  private static void answer(LongSupplier steps) {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
      for (String word = in.readLine(); word != null; word = in.readLine()) {
        tell(
            switch (word) {
              case "gc" -> collected();
              case "allocated" -> allocated();
              case "steps" -> steps.getAsLong();
              default -> throw new IllegalArgumentException(word);
            });
      }
    } catch (IOException _) {
      // The runner is gone.
    }
    System.exit(0);
  }

  private static void tell(long number) {
    System.out.println(number);
    System.out.flush();
  }

  /// Twice: the first collection finds what the second can free. What the heap holds then is live.
  private static long collected() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /// By all threads since the start, those that have ended too.
  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
  }
}
