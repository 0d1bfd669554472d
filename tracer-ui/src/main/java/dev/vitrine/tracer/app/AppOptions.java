package dev.vitrine.tracer.app;

import dev.vitrine.tracer.follow.Followed;
import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.trace.TraceStore;
import org.jspecify.annotations.Nullable;

/// What the window shows first.
///
/// @param recorded a trace to walk through; null for a live server
/// @param name what the trace is called on screen, its file's name; "" without one
/// @param scenario the scenario that is played on the live server; null to wait for requests by hand
/// @param followed the run of another process that is followed; null for none
public record AppOptions(
    @Nullable TraceStore recorded,
    String name,
    @Nullable Scenario scenario,
    @Nullable Followed followed) {
  /// A live server that waits for requests.
  public static AppOptions live() {
    return new AppOptions(null, "", null, null);
  }

  /// A live server and its script.
  public static AppOptions playing(Scenario scenario) {
    return new AppOptions(null, "", scenario, null);
  }

  /// A trace that was recorded before.
  public static AppOptions recorded(TraceStore trace, String name) {
    return new AppOptions(trace, name, null, null);
  }

  /// The run of another process, while it goes on.
  public static AppOptions following(Followed run) {
    return new AppOptions(null, run.name(), null, run);
  }
}
