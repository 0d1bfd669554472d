package dev.vitrine.bench.load;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many answers a second a peer gives under one load, and what each costs it.
///
/// Rounds are interleaved, each peer once a round, so that a machine that slows down slows everybody.
record Throughput(Scenario scenario) implements Measurement {
  @Override
  public String name() {
    return scenario.name();
  }

  @Override
  public List<Row> measure(List<Peer> peers, Plan plan) throws IOException, InterruptedException {
    String[] targets = scenario.target().split(", ", -1);
    Row rates = new Row(name(), "answers/s", targets[0]);
    Row costs = new Row(name(), "CPU µs each", targets.length > 1 ? targets[1] : "");
    Map<String, RunningPeer> running = new LinkedHashMap<>();
    try {
      for (Peer peer : peers) {
        if (scenario.suits(peer)) {
          RunningPeer server = new RunningPeer(peer, scenario.pinned());
          running.put(peer.name(), server);
          // The first run compiles; it is not counted.
          Wrk.run(scenario, server, plan.seconds());
        }
      }
      for (int round = 0; round < plan.rounds(); round++) {
        for (Map.Entry<String, RunningPeer> e : running.entrySet()) {
          Wrk.Result result = Wrk.run(scenario, e.getValue(), plan.seconds());
          rates.add(e.getKey(), result.rate());
          costs.add(e.getKey(), result.cpuMicros());
        }
      }
    } finally {
      running.values().forEach(RunningPeer::close);
    }
    return List.of(rates, costs);
  }
}
