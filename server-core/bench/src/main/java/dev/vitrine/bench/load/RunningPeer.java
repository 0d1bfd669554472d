package dev.vitrine.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A peer's process: where it listens, and what it has cost so far.
final class RunningPeer implements AutoCloseable {
  /// Clock ticks a second in `/proc`; 100 on every Linux since 2.6.
  private static final double TICKS = 100;

  private final Process process;
  private final int port;

  /// Starts the peer, on the first core alone when `pinned`, and waits until it listens.
  RunningPeer(Peer peer, boolean pinned) throws IOException {
    List<String> command = new ArrayList<>();
    if (pinned) {
      command.addAll(List.of("taskset", "-c", "0"));
    }
    command.addAll(peer.command());
    // What a peer says of resets and stops would drown the table.
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader out = process.inputReader(UTF_8);
    String line = out.readLine();
    if (line == null) {
      throw new EOFException(peer.name() + " ended before it listened");
    }
    port = Integer.parseInt(line);
  }

  int port() {
    return port;
  }

  /// User and system time of the whole process, in seconds.
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"), UTF_8);
    // The second field is the name in parentheses and may hold spaces.
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
