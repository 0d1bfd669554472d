package dev.vitrine.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A server to put under load: its name in the table and the command that starts it.
///
/// @param answersOnlyHello whether it knows `/` and nothing else
record Peer(String name, List<String> command, boolean answersOnlyHello) {
  /// Go first: the others are measured against it. Without a `go` command it is left out.
  static List<Peer> all(Path root) throws IOException, InterruptedException {
    List<Peer> peers = new ArrayList<>();
    Path go = goPeer(root);
    if (go != null) {
      peers.add(new Peer("Go", List.of(go.toString()), false));
    }
    peers.add(java("Vitrine", "VitrinePeer", false));
    peers.add(java("Helidon", "HelidonPeer", false));
    peers.add(java("JDK", "JdkPeer", false));
    peers.add(java("bare", "BarePeer", true));
    return peers;
  }

  private static Peer java(String name, String type, boolean answersOnlyHello) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return new Peer(
        name, List.of(java, "-cp", classPath, "dev.vitrine.bench.peer." + type), answersOnlyHello);
  }

  /// Compiles Go's peer, or returns null and says why not.
  private static Path goPeer(Path root) throws IOException, InterruptedException {
    Path bench = root.resolve("server-core/bench");
    Path binary = bench.resolve("target/go-peer");
    Files.createDirectories(binary.getParent());
    try {
      Process build =
          new ProcessBuilder("go", "build", "-o", binary.toString(), bench + "/src/main/go/peer.go")
              .inheritIO()
              .start();
      if (build.waitFor() == 0) {
        return binary;
      }
    } catch (IOException e) {
      System.err.println("No comparison with Go: " + e.getMessage());
    }
    return null;
  }
}
