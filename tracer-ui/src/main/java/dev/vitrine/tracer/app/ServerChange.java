package dev.vitrine.tracer.app;

import dev.vitrine.tracer.scenario.Serving;

/// How a server comes from the set-up that it has to another one.
enum ServerChange {
  /// There is nothing to change.
  NONE("The server runs as this card says."),
  /// Its mux gets other patterns while it runs.
  AT_ONCE("This changes while the server runs; open connections stay."),
  /// Another server takes its place.
  ANEW("This starts the server anew; open connections are closed."),
  /// There is no server to change.
  START("No server listens; this starts one.");

  private final String sentence;

  ServerChange(String sentence) {
    this.sentence = sentence;
  }

  /// What happens, for who is about to ask for it.
  String sentence() {
    return sentence;
  }

  /// @param now how the server is set up
  /// @param listens whether there is one that listens or is about to
  static ServerChange of(Serving now, Serving wanted, boolean listens) {
    if (!listens) {
      return START;
    }
    if (wanted.equals(now)) {
      return NONE;
    }
    boolean patternsAlone = wanted.equals(now.withRoutes(wanted));
    boolean own = !now.defaultMux() && !wanted.defaultMux() && now.freeDescriptors().isEmpty();
    return patternsAlone && own ? AT_ONCE : ANEW;
  }
}
