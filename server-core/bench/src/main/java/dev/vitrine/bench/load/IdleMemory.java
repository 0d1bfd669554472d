package dev.vitrine.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// By how much a peer's memory grows for each connection that has had one answer and waits: what the
/// process holds in RAM, and what lives on its heap, both after full collections.
///
/// Each figure is of a process of its own that has answered many requests before, so that its young
/// heap is used. Rounds are interleaved. Memory does not depend on what else the machine does.
record IdleMemory() implements Measurement {
  /// Compiling takes memory too, and frames that are still interpreted take more of it than compiled
  /// ones: all of that is to be over. Counted in answers, since a busy machine takes longer for them.
  private static final int WARM_ANSWERS = 150_000;

  private static final int MOST_WARM_RUNS = 20;

  @Override
  public String name() {
    return "idle connection";
  }

  @Override
  public List<Row> measure(List<Peer> peers, Plan plan) throws IOException, InterruptedException {
    Row resident = new Row(name() + ", resident", "bytes each", "≤ 5,000 B");
    Row live = new Row(name() + ", live objects", "bytes each", "");
    for (int round = 0; round < plan.rounds(); round++) {
      for (Peer peer : peers) {
        try (RunningPeer server = new RunningPeer(peer.withSteadyHeap(), false)) {
          warmUp(server, plan.seconds());
          Memory before = memory(server);
          Memory after = withClients(server, plan.idle());
          double each = plan.idle();
          resident.add(peer.name(), (after.resident - before.resident) / each);
          live.add(peer.name(), (after.live - before.live) / each);
        }
      }
    }
    return List.of(resident, live);
  }

  private static void warmUp(RunningPeer server, int seconds)
      throws IOException, InterruptedException {
    double answers = 0;
    for (int run = 0; run < MOST_WARM_RUNS && answers < WARM_ANSWERS; run++) {
      answers += Wrk.run(Scenario.ALL.getFirst(), server, seconds).requests();
    }
  }

  private record Memory(long resident, long live) {}

  private static Memory memory(RunningPeer server) throws IOException {
    long live = server.ask("gc");
    return new Memory(server.residentBytes(), live);
  }

  private static Memory withClients(RunningPeer server, int connections) throws IOException {
    List<Client> clients = new ArrayList<>(connections);
    try {
      for (int i = 0; i < connections; i++) {
        Client client = new Client(server);
        clients.add(client);
        client.ask();
      }
      return memory(server);
    } finally {
      for (Client client : clients) {
        client.close();
      }
    }
  }
}
