package dev.vitrine.tracer.scenario;

import dev.vitrine.http.Http;
import dev.vitrine.http.ServeMux;
import dev.vitrine.http.Server;
import dev.vitrine.internal.staging.StagedKeys;
import dev.vitrine.internal.staging.StagedListener;
import dev.vitrine.internal.staging.StagedRoutes;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Builds the server that a scenario describes, and has it serve as the description says.
final class ServerSetUp {
  private final Serving serving;
  private final Cues cues;
  private final String address;
  private final AcceptFaults faults;
  private final @Nullable ServeMux mux;
  private final Server.Builder builder;
  private final @Nullable StagedKeys keys;

  ServerSetUp(Serving serving, Cues cues, Tracer tracer) {
    this.serving = serving;
    this.cues = cues;
    this.address = "127.0.0.1:" + serving.port();
    this.faults = new AcceptFaults(serving.acceptFailures(), serving.acceptEnds());
    this.mux = serving.defaultMux() ? null : mux(serving, cues);
    this.keys = serving.tls() ? StagedKeys.made() : null;
    this.builder =
        Server.builder()
            .address(address)
            .errorLog(new SilentLog())
            .tracer(tracer)
            .readTimeout(serving.readTimeout())
            .readHeaderTimeout(serving.readHeaderTimeout())
            .writeTimeout(serving.writeTimeout())
            .idleTimeout(serving.idleTimeout())
            .maxHeaderBytes(serving.maxHeaderBytes());
    if (mux == null) {
      DefaultRoutes.register();
    } else {
      builder.handler(mux);
    }
    if (keys != null) {
      builder.tls(keys.server());
    }
    serving.hooks().forEach(hook -> hook.on(builder));
  }

  private static ServeMux mux(Serving serving, Cues cues) {
    ServeMux mux = new ServeMux();
    serving
        .routes()
        .forEach((pattern, answer) ->
            mux.handleFunc(pattern, answer.handler().handler(answer.argument(), cues)));
    return mux;
  }

  /// Has accept fail at any time when [#failAccepts] says so, however the server was set up.
  void letAcceptFail() {
    if (!failsByItself()) {
      StagedListener.wrap(builder, listener -> new FailingListener(listener, faults));
    }
  }

  /// See [Stage#failAccepts].
  void failAccepts(int times, boolean thenForGood) {
    faults.fail(times, thenForGood);
  }

  /// See [Stage#exchange].
  void exchange(Serving routes) {
    if (mux == null || routes.defaultMux()) {
      throw new IllegalArgumentException("the default mux is not exchanged");
    }
    StagedRoutes.exchange(mux, mux(routes, cues));
  }

  private boolean failsByItself() {
    return serving.acceptFailures() > 0 || serving.acceptEnds();
  }

  Server.Builder builder() {
    return builder;
  }

  @Nullable StagedKeys keys() {
    return keys;
  }

  /// Serves until the server is closed.
  void serve(Server server) throws IOException {
    if (!serving.keepAlives()) {
      server.setKeepAlivesEnabled(false);
    }
    if (failsByItself()) {
      Listener socket = Net.listen("tcp", address);
      try (Listener listener = new FailingListener(socket, faults)) {
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
