package dev.vitrine.bench.load;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures the server and its peers and prints two Markdown tables: each figure as a multiple of
/// Go's, and what tracing costs as a multiple of no tracer.
///
/// The figure is the median of the rounds. Arguments, all optional: `rounds=3`, `seconds=5`,
/// `idle=10000` (connections), `only=TEXT` (measurements whose name holds it), `peers=Go,Vitrine`
/// (a table whose peers are not among them is left out).
public final class Load {
  private static final long FILE_BYTES = 64 << 20;

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
    Path root = Path.of(System.getProperty("vitrine.root", "."));
    Path directory = Files.createTempDirectory("vitrine");
    Path file = directory.resolve("big.bin");
    try {
      try (RandomAccessFile zeros = new RandomAccessFile(file.toFile(), "rw")) {
        zeros.setLength(FILE_BYTES);
      }
      List<Measurement> all = new ArrayList<>();
      Scenario.ALL.forEach(s -> all.add(new Throughput(s)));
      all.add(new IdleMemory());
      all.add(new StartTime());
      all.add(new Allocation(scenario("keep-alive, 64"), "≤ 1,000 B"));
      all.add(new Allocation(scenario("POST 16 KiB, echoed, 64"), "≤ 20,000 B"));
      table(all, Peer.all(root, file));
      List<Measurement> traced =
          List.of(new Throughput(Scenario.TRACED), new Allocation(Scenario.TRACED, ""));
      table(traced, Peer.traced(file));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(directory);
    }
  }

  private static Scenario scenario(String name) {
    return Scenario.ALL.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  private void table(List<Measurement> all, List<Peer> peers)
      throws IOException, InterruptedException {
    List<Measurement> wanted = new ArrayList<>(all);
    wanted.removeIf(m -> !m.name().contains(options.getOrDefault("only", "")));
    List<Peer> chosen = new ArrayList<>(peers);
    String names = options.get("peers");
    if (names != null) {
      List<String> list = Arrays.asList(names.split(",", -1));
      chosen.removeIf(p -> !list.contains(p.name()));
    }
    if (wanted.isEmpty() || chosen.isEmpty()) {
      return;
    }
    System.out.println(Row.head(chosen));
    for (Measurement measurement : wanted) {
      for (Row row : measurement.measure(chosen, plan())) {
        System.out.println(row.text(chosen));
      }
    }
    System.out.println();
  }

  private Measurement.Plan plan() {
    return new Measurement.Plan(number("rounds", 3), number("seconds", 5), number("idle", 10_000));
  }

  private int number(String name, int otherwise) {
    String text = options.get(name);
    return text == null ? otherwise : Integer.parseInt(text);
  }
}
