package dev.vitrine.bench.load;

import java.util.List;

/// A way to put a server under load.
///
/// @param path what is asked for
/// @param connections how many clients there are at once
/// @param pinned whether server and client get one core each; otherwise they share what there is
/// @param script what wrk is told to send, in Lua; empty: a plain GET
record Scenario(String name, String path, int connections, boolean pinned, String script) {
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
          new Scenario("keep-alive, 64", "/", 64, true, ""),
          new Scenario("keep-alive, 512", "/", 512, true, ""),
          new Scenario("keep-alive, 64, not pinned", "/", 64, false, ""),
          new Scenario("one connection", "/", 1, true, ""),
          new Scenario(
              "a connection each, 32", "/", 32, true, "wrk.headers[\"Connection\"] = \"close\"\n"),
          new Scenario("POST 16 KiB, echoed, 64", "/echo", 64, true, ECHO),
          new Scenario("pipelined 16 deep, 64", "/", 64, true, PIPELINE),
          new Scenario("64 MiB body", "/big", 1, true, ""));

  boolean isHello() {
    return path.equals("/");
  }
}
