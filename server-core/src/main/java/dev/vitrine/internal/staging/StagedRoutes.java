package dev.vitrine.internal.staging;

import dev.vitrine.http.ServeMux;
import dev.vitrine.internal.access.HttpAccess;

/// The patterns of a mux, exchanged while its server runs: between two acts of a story.
public final class StagedRoutes {
  private StagedRoutes() {}

  /// Has `mux` route from now on what `other` does, which is not used afterwards. Who watches a server of
  /// `mux` is told on the calling thread, which a gate may hold.
  public static void exchange(ServeMux mux, ServeMux other) {
    HttpAccess.get().become(mux, other);
  }
}
