package dev.vitrine.internal.staging;

import dev.vitrine.http.Server;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.net.Listener;
import java.util.function.UnaryOperator;

/// A listener of the story's own between the accept loop and the socket that `listenAndServe` has opened.
public final class StagedListener {
  private StagedListener() {}

  /// Has the server that `builder` builds accept from what `wrap` makes of its listening socket; its steps up
  /// to listen are those of every server.
  public static void wrap(Server.Builder builder, UnaryOperator<Listener> wrap) {
    HttpAccess.get().listener(builder, wrap);
  }
}
