package dev.vitrine.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// By how much a peer's memory grows for each connection that has had one answer and waits, counted
/// after a full collection. The peer has answered many requests before, so that its code is compiled
/// and its heap has been used.
record IdleMemory() implements Measurement {
  @Override
  public String name() {
    return "idle connection";
  }

  @Override
  public List<Row> measure(List<Peer> peers, Plan plan) throws IOException, InterruptedException {
    Row bytes = new Row(name(), "bytes each", "≤ 5,000 B");
    for (Peer peer : peers) {
      for (int round = 0; round < plan.rounds(); round++) {
        try (RunningPeer server = new RunningPeer(peer, false)) {
          Wrk.run(Scenario.ALL.getFirst(), server, plan.seconds());
          bytes.add(peer.name(), measure(server, plan.idle()));
        }
      }
    }
    return List.of(bytes);
  }

  private static double measure(RunningPeer server, int connections) throws IOException {
    List<Client> clients = new ArrayList<>(connections);
    try {
      server.ask("gc");
      long before = server.residentBytes();
      for (int i = 0; i < connections; i++) {
        Client client = new Client(server);
        clients.add(client);
        client.ask();
      }
      server.ask("gc");
      return (double) (server.residentBytes() - before) / connections;
    } finally {
      for (Client client : clients) {
        client.close();
      }
    }
  }
}
