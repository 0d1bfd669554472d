package dev.vitrine.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Puts the server and its peers under the same loads and prints one table of ratios to Go.
///
/// Rounds are interleaved, each peer once a round, so that a machine that slows down slows
/// everybody; the figure is the median of the rounds. Arguments, all optional: `rounds=3`,
/// `seconds=5`, `only=TEXT` (scenarios whose name holds it), `peers=Go,Vitrine`.
public final class Load {
  private final Map<String, String> options;

  private Load(Map<String, String> options) {
    this.options = options;
  }

  /// Runs the loads. Needs `wrk`, `taskset` and two cores; `go` to compare with Go.
  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, String> options = new LinkedHashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("expected name=value, not " + arg);
      }
      options.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
    new Load(options).run();
  }

  private void run() throws IOException, InterruptedException {
    List<Peer> peers = new ArrayList<>(Peer.all(Path.of(System.getProperty("vitrine.root", "."))));
    String chosen = options.get("peers");
    if (chosen != null) {
      List<String> names = Arrays.asList(chosen.split(",", -1));
      peers.removeIf(p -> !names.contains(p.name()));
    }
    System.out.println("| load | peer | answers/s | × first | CPU a request |");
    System.out.println("|---|---|---:|---:|---:|");
    for (Scenario scenario : Scenario.ALL) {
      if (scenario.name().contains(options.getOrDefault("only", ""))) {
        compare(scenario, peers);
      }
    }
  }

  private void compare(Scenario scenario, List<Peer> peers)
      throws IOException, InterruptedException {
    int rounds = Integer.parseInt(options.getOrDefault("rounds", "3"));
    int seconds = Integer.parseInt(options.getOrDefault("seconds", "5"));
    Map<String, List<Wrk.Result>> results = new LinkedHashMap<>();
    Map<String, RunningPeer> running = new LinkedHashMap<>();
    try {
      for (Peer peer : peers) {
        if (scenario.isHello() || !peer.answersOnlyHello()) {
          RunningPeer server = new RunningPeer(peer, scenario.pinned());
          running.put(peer.name(), server);
          // The first run compiles; it is not counted.
          Wrk.run(scenario, server, seconds);
        }
      }
      for (int round = 0; round < rounds; round++) {
        for (Map.Entry<String, RunningPeer> e : running.entrySet()) {
          results
              .computeIfAbsent(e.getKey(), _ -> new ArrayList<>())
              .add(Wrk.run(scenario, e.getValue(), seconds));
        }
      }
    } finally {
      running.values().forEach(RunningPeer::close);
    }
    print(scenario, results);
  }

  private static void print(Scenario scenario, Map<String, List<Wrk.Result>> results) {
    double first = 0;
    for (Map.Entry<String, List<Wrk.Result>> e : results.entrySet()) {
      double rate = median(e.getValue().stream().mapToDouble(Wrk.Result::rate).toArray());
      double cpu = median(e.getValue().stream().mapToDouble(Wrk.Result::cpuMicros).toArray());
      first = first == 0 ? rate : first;
      System.out.println(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.0f | %.2f | %.1f µs |",
              scenario.name(),
              e.getKey(),
              rate,
              rate / first,
              cpu));
    }
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
