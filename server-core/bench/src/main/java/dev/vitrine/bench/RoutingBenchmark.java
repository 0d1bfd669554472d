package dev.vitrine.bench;

import dev.vitrine.internal.route.Decision;
import dev.vitrine.internal.route.Routes;
import dev.vitrine.internal.route.RoutingTable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What finding a handler costs among few patterns and among many. It is to cost the same.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RoutingBenchmark {
  /// How many patterns are registered, in equal parts plain paths, subtrees, paths with wildcards,
  /// paths with a method and paths with a host.
  @Param({"10", "1000", "10000"})
  int patterns;

  /// Paths of requests; requests in turn, so that neither caches nor branches learn one by heart.
  private String[] plain;

  private String[] wild;
  private String[] missing;
  private RoutingTable<String> table;
  private Routes<String> routes;
  private int next;

  @Setup
  public void register() {
    table = filled();
    routes = table.routes();
    int groups = patterns / 5;
    plain = new String[256];
    wild = new String[256];
    missing = new String[256];
    for (int i = 0; i < 256; i++) {
      int group = i * 7919 % groups;
      plain[i] = "/plain/page" + group;
      wild[i] = "/users/group" + group + "/u" + i + "/books/" + i;
      missing[i] = "/plain/none" + group;
    }
  }

  private RoutingTable<String> filled() {
    RoutingTable<String> filled = new RoutingTable<>();
    for (int i = 0; i < patterns / 5; i++) {
      filled.register("/plain/page" + i, "plain");
      filled.register("/tree/branch" + i + "/", "subtree");
      filled.register("/users/group" + i + "/{user}/books/{book}", "wild");
      filled.register("POST /forms/form" + i, "method");
      filled.register("host" + i + ".example/", "host");
    }
    return filled;
  }

  /// A path without wildcards.
  @Benchmark
  public Decision<String> findPlain() {
    return routes.decide("GET", "localhost:8080", "", plain[next++ & 255]);
  }

  /// A path with two values to cut out.
  @Benchmark
  public Decision<String> findWild() {
    return routes.decide("GET", "localhost:8080", "", wild[next++ & 255]);
  }

  /// A path that nothing matches.
  @Benchmark
  public Decision<String> findNothing() {
    return routes.decide("GET", "localhost:8080", "", missing[next++ & 255]);
  }

  /// All registrations together, with the search for conflicts.
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public RoutingTable<String> registerAll() {
    return filled();
  }
}
