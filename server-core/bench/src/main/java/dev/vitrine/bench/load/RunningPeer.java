package dev.vitrine.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
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

  private final String name;
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;
  private final int port;

  /// Starts the peer, on the first core alone when `pinned`, and waits until it listens.
  RunningPeer(Peer peer, boolean pinned) throws IOException {
    List<String> command = new ArrayList<>();
    if (pinned) {
      command.addAll(List.of("taskset", "-c", "0"));
    }
    command.addAll(peer.command());
    name = peer.name();
    // What a peer says of resets and stops would drown the table.
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    out = process.inputReader(UTF_8);
    in = process.outputWriter(US_ASCII);
    port = (int) number();
  }

  int port() {
    return port;
  }

  /// Has it answer `word`: `gc` (bytes that live afterwards), `allocated` (bytes since its start) or
  /// `steps` (of a tracer).
  long ask(String word) throws IOException {
    in.write(word);
    in.newLine();
    in.flush();
    return number();
  }

  private long number() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new EOFException(name + " has ended");
    }
    return Long.parseLong(line);
  }

  /// User and system time of the whole process, in seconds.
  double cpuSeconds() throws IOException {
    String stat = Files.readString(proc("stat"), UTF_8);
    // The second field is the name in parentheses and may hold spaces.
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS;
  }

  /// Its memory that is in use and in RAM, in bytes.
  long residentBytes() throws IOException {
    for (String line : Files.readAllLines(proc("status"), UTF_8)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    throw new IOException("no VmRSS of " + name);
  }

  private Path proc(String file) {
    return Path.of("/proc/" + process.pid() + "/" + file);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
