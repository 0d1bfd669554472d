package dev.vitrine.bench.load;

import java.io.IOException;
import java.util.List;

/// Something that is measured of each peer.
interface Measurement {
  /// What it is called on the command line and in the table.
  String name();

  /// Measures all peers in turn, and ends all that it started. Blocks.
  List<Row> measure(List<Peer> peers, Plan plan) throws IOException, InterruptedException;

  /// How much is measured.
  ///
  /// @param rounds how often each peer is measured; the median counts
  /// @param seconds how long a load lasts
  /// @param idle how many connections are opened to see what an idle one holds
  record Plan(int rounds, int seconds, int idle) {}
}
