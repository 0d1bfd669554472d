package dev.vitrine.bench.load;

import java.io.IOException;
import java.util.List;

/// How long it takes from the start of a peer's process until its first answer is there.
record StartTime() implements Measurement {
  private static final int STARTS_A_ROUND = 3;

  @Override
  public String name() {
    return "start to first answer";
  }

  @Override
  public List<Row> measure(List<Peer> peers, Plan plan) throws IOException {
    Row millis = new Row(name(), "ms", "≤ 95 ms");
    for (int i = 0; i < STARTS_A_ROUND * plan.rounds(); i++) {
      for (Peer peer : peers) {
        long begun = System.nanoTime();
        try (RunningPeer server = new RunningPeer(peer, false);
            Client client = new Client(server)) {
          client.ask();
          millis.add(peer.name(), (System.nanoTime() - begun) / 1e6);
        }
      }
    }
    return List.of(millis);
  }
}
