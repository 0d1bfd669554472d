package dev.vitrine.bench.load;

import java.util.List;

/// A way to put a server under load.
///
/// @param path what is asked for
/// @param connections how many clients there are at once
/// @param pinned whether server and client get one core each; otherwise they share what there is
/// @param needs what a peer must be able to answer
/// @param script what wrk is told to send, in Lua; empty: a plain GET
/// @param target of answers a second and, behind a comma, of CPU a request, each as a multiple of
///     the first peer's
record Scenario(
    String name,
    String path,
    int connections,
    boolean pinned,
    Peer.Answers needs,
    String script,
    String target) {
  private static final String CLOSE = "wrk.headers[\"Connection\"] = \"close\"\n";

  private static final String ECHO =
      """
      wrk.method = "POST"
      wrk.body = string.rep("x", 16384)
      """;

  private static final String PIPELINE =
      """
      init = function(args)
        local one = wrk.format("GET", "/")
        requests = string.rep(one, 16)
      end
      request = function()
        return requests
      end
      """;

  static final List<Scenario> ALL =
      List.of(
          hello("keep-alive, 64", 64, true, "≥ 1.6, ≤ 0.65"),
          hello("keep-alive, 512", 512, true, "≥ 1.8"),
          hello("keep-alive, 64, not pinned", 64, false, "≥ 1.25"),
          hello("one connection", 1, true, "≥ 1.00"),
          load("a connection each, 32", "/", 32, Peer.Answers.NO_FILE, CLOSE, "≥ 0.80"),
          load("POST 16 KiB, echoed, 64", "/echo", 64, Peer.Answers.NO_FILE, ECHO, "≥ 1.8"),
          load("pipelined 16 deep, 64", "/", 64, Peer.Answers.HELLO, PIPELINE, "≥ 2.5"),
          load("64 MiB written", "/big", 1, Peer.Answers.NO_FILE, "", "≥ 0.95"),
          load("64 MiB file", "/file/big.bin", 1, Peer.Answers.ALL, "", "≥ 1.5"));

  /// What tracing costs, measured against no tracer.
  static final Scenario TRACED = hello("traced, 64", 64, true, "ring ≥ 0.8; async ≥ 0.7");

  private static Scenario hello(String name, int connections, boolean pinned, String target) {
    return new Scenario(name, "/", connections, pinned, Peer.Answers.HELLO, "", target);
  }

  private static Scenario load(
      String name, String path, int connections, Peer.Answers needs, String script, String target) {
    return new Scenario(name, path, connections, true, needs, script, target);
  }

  boolean suits(Peer peer) {
    return peer.answers().compareTo(needs) <= 0;
  }
}
