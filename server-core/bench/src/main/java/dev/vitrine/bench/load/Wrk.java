package dev.vitrine.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs `wrk` once against a peer and reads what it counted.
final class Wrk {
  private static final Pattern TOTAL = Pattern.compile("(\\d+) requests in");
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern TROUBLE = Pattern.compile("Socket errors:.*|Non-2xx.*");

  /// @param requests how many answers came
  /// @param rate answers a second
  /// @param cpuMicros what an answer cost the server, in microseconds of its CPU time
  record Result(double requests, double rate, double cpuMicros) {}

  private Wrk() {}

  /// Blocks for `seconds`. Errors that wrk saw are printed: such a figure is worth nothing.
  static Result run(Scenario scenario, RunningPeer peer, int seconds)
      throws IOException, InterruptedException {
    Path script = Files.createTempFile("wrk", ".lua");
    try {
      Files.writeString(script, scenario.script(), UTF_8);
      List<String> command = new ArrayList<>();
      if (scenario.pinned()) {
        command.addAll(List.of("taskset", "-c", "1"));
      }
      command.addAll(List.of("wrk", "-t", "1", "-c", Integer.toString(scenario.connections())));
      command.addAll(List.of("-d", seconds + "s", "-s", script.toString()));
      command.add("http://127.0.0.1:" + peer.port() + scenario.path());
      double before = peer.cpuSeconds();
      Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
      String out = new String(wrk.getInputStream().readAllBytes(), UTF_8);
      if (wrk.waitFor() != 0) {
        throw new IOException("wrk failed: " + out);
      }
      double cpu = peer.cpuSeconds() - before;
      Matcher trouble = TROUBLE.matcher(out);
      while (trouble.find()) {
        System.err.println("  " + scenario.name() + ": " + trouble.group());
      }
      double requests = number(TOTAL, out);
      return new Result(requests, number(RATE, out), cpu * 1e6 / requests);
    } finally {
      Files.delete(script);
    }
  }

  private static double number(Pattern pattern, String out) throws IOException {
    Matcher m = pattern.matcher(out);
    if (!m.find()) {
      throw new IOException("wrk said something unexpected: " + out);
    }
    return Double.parseDouble(m.group(1));
  }
}
