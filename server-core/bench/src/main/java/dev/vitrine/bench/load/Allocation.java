package dev.vitrine.bench.load;

import java.io.IOException;
import java.util.List;

/// How many bytes a peer allocates for a request, over many of them; with a tracer also how many of
/// them each step cost.
record Allocation(Scenario scenario, String target) implements Measurement {
  @Override
  public String name() {
    return "allocated, " + scenario.name();
  }

  @Override
  public List<Row> measure(List<Peer> peers, Plan plan) throws IOException, InterruptedException {
    Row bytes = new Row(name(), "bytes each", target);
    Row steps = new Row("allocated for a step, texts included", "bytes each", "");
    double untraced = 0;
    for (Peer peer : peers) {
      if (!scenario.suits(peer)) {
        continue;
      }
      try (RunningPeer server = new RunningPeer(peer, scenario.pinned())) {
        Wrk.run(scenario, server, plan.seconds());
        long bytesBefore = server.ask("allocated");
        long stepsBefore = server.ask("steps");
        double requests = Wrk.run(scenario, server, plan.seconds()).requests();
        double each = (server.ask("allocated") - bytesBefore) / requests;
        double stepsEach = (server.ask("steps") - stepsBefore) / requests;
        bytes.add(peer.name(), each);
        if (stepsEach > 0) {
          steps.add(peer.name(), (each - untraced) / stepsEach);
        } else {
          untraced = each;
        }
      }
    }
    return steps.isEmpty() ? List.of(bytes) : List.of(bytes, steps);
  }
}
