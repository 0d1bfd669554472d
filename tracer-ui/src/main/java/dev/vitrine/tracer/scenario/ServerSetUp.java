package dev.vitrine.tracer.scenario;

import dev.vitrine.http.Http;
import dev.vitrine.http.ServeMux;
import dev.vitrine.http.Server;
import dev.vitrine.internal.staging.StagedKeys;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Builds the server that a scenario describes, and has it serve as the description says.
final class ServerSetUp {
  private static final String ANY_PORT = "127.0.0.1:0";

  private final Serving serving;
  private final Server.Builder builder;
  private final @Nullable StagedKeys keys;

  ServerSetUp(Serving serving, Cues cues, Tracer tracer) {
    this.serving = serving;
    this.keys = serving.tls() ? StagedKeys.made() : null;
    this.builder =
        Server.builder()
            .address(ANY_PORT)
            .errorLog(new SilentLog())
            .tracer(tracer)
            .readHeaderTimeout(serving.readHeaderTimeout())
            .idleTimeout(serving.idleTimeout())
            .maxHeaderBytes(serving.maxHeaderBytes());
    if (!serving.defaultMux()) {
      ServeMux mux = new ServeMux();
      serving
          .routes()
          .forEach((pattern, answer) ->
              mux.handleFunc(pattern, answer.handler().handler(answer.argument(), cues)));
      builder.handler(mux);
    } else {
      DefaultRoutes.register();
    }
    if (keys != null) {
      builder.tls(keys.server());
    }
    serving.hooks().forEach(hook -> hook.on(builder));
  }

  Server.Builder builder() {
    return builder;
  }

  @Nullable StagedKeys keys() {
    return keys;
  }

  /// Serves until the server is closed.
  void serve(Server server) throws IOException {
    if (serving.acceptFailures() > 0 || serving.acceptEnds()) {
      Listener socket = Net.listen("tcp", ANY_PORT);
      try (Listener listener =
          new FailingListener(socket, serving.acceptFailures(), serving.acceptEnds())) {
        if (serving.tls()) {
          server.serveTls(listener, null, null);
        } else {
          server.serve(listener);
        }
      }
    } else if (serving.tls()) {
      server.listenAndServeTls(null, null);
    } else {
      server.listenAndServe();
    }
  }

  /// What the source texts register before they start: `http.HandleFunc("/", sayhelloName)`. The default mux
  /// is one for the whole process, so this happens once.
  private static final class DefaultRoutes {
    static {
      Cues nobodys = new Cues(_ -> 0);
      Http.handleFunc("/", ReadyHandler.SAYHELLO_NAME.handler("", nobodys));
    }

    static void register() {}
  }
}
