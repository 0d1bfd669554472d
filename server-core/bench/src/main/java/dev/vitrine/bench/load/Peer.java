package dev.vitrine.bench.load;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A server to measure: its name in the table and the command that starts it.
///
/// @param answers the loads that it knows how to answer
record Peer(String name, List<String> command, Answers answers) {
  /// A heap of one size whose pages are used from the bottom up: what the process holds in RAM then
  /// follows what lives. The young part is full before anything is measured. The default collector
  /// frees and takes memory as it sees fit, which hides ten thousand connections.
  private static final List<String> STEADY_HEAP =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms192m",
          "-Xmx192m",
          "-Xmn16m",
          "-XX:MarkSweepAlwaysCompactCount=1");

  /// What a peer can be asked for.
  enum Answers {
    /// Everything.
    ALL,
    /// Everything but a file.
    NO_FILE,
    /// Nothing that needs the request to be understood.
    HELLO
  }

  /// Go first: the others are measured against it. Without a `go` command it is left out. `file` is
  /// what those send that send files.
  static List<Peer> all(Path root, Path file) throws IOException, InterruptedException {
    List<Peer> peers = new ArrayList<>();
    Path go = goPeer(root);
    if (go != null) {
      peers.add(new Peer("Go", List.of(go.toString(), file.toString()), Answers.ALL));
    }
    peers.add(java("Vitrine", "VitrinePeer", Answers.ALL, file.toString()));
    peers.add(java("Helidon", "HelidonPeer", Answers.NO_FILE));
    peers.add(java("JDK", "JdkPeer", Answers.ALL, file.toString()));
    peers.add(java("bare", "BarePeer", Answers.HELLO));
    return peers;
  }

  /// The server without a tracer, and with those that keep records.
  static List<Peer> traced(Path file) {
    return List.of(
        java("no tracer", "VitrinePeer", Answers.ALL, file.toString()),
        java("ring", "VitrinePeer", Answers.ALL, file.toString(), "ring"),
        java("async ring", "VitrinePeer", Answers.ALL, file.toString(), "async"));
  }

  /// The same peer, with a heap that shows what it holds. Go's needs nothing: it gives memory back when
  /// it is told to.
  Peer withSteadyHeap() {
    if (!command.contains("-cp")) {
      return this;
    }
    List<String> steady = new ArrayList<>(command);
    steady.addAll(1, STEADY_HEAP);
    return new Peer(name, List.copyOf(steady), answers);
  }

  private static Peer java(String name, String type, Answers answers, String... args) {
    // Each starts with what it needs: Java looks for services in every archive that it is given.
    String all = System.getProperty("java.class.path");
    List<String> own = new ArrayList<>(List.of(all.split(File.pathSeparator, -1)));
    own.removeIf(entry -> entry.endsWith(".jar"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(type.equals("HelidonPeer") ? all : String.join(File.pathSeparator, own));
    command.add("dev.vitrine.bench.peer." + type);
    command.addAll(List.of(args));
    return new Peer(name, List.copyOf(command), answers);
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
