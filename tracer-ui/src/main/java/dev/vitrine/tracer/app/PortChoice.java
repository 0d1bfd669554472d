package dev.vitrine.tracer.app;

import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import java.io.IOException;
import java.util.Objects;

/// The port on which a server listens where another one was asked for that cannot be had, and why.
///
/// The source texts listen on 80 and 81, which a system may keep for privileged processes; then 8080 and 8081
/// stand for them.
///
/// @param port where to listen; 0 for a free one
/// @param sentence what a person should know of it; "" for nothing
record PortChoice(int port, String sentence) {
  /// A free one, as the system chooses it.
  static final PortChoice FREE = new PortChoice(0, "");

  private static final int PRIVILEGED_BELOW = 1024;
  private static final int HIGHER = 8000;

  /// A try to listen.
  @FunctionalInterface
  interface Try {
    /// Listens on a port of the loopback address, and no more.
    ///
    /// @return the port, where 0 was asked for
    /// @throws IOException where that is refused; the message says why
    int listen(int port) throws IOException;
  }

  /// Listens and closes again.
  static int listen(int port) throws IOException {
    try (Listener listener = Net.listen("tcp", "127.0.0.1:" + port)) {
      return listener.address().getPort();
    }
  }

  /// Where to listen for somebody who wants `port`.
  ///
  /// @throws IOException where another program listens there; the message is a sentence that says what to do
  static PortChoice of(int port, Try system) throws IOException {
    if (port == 0) {
      return FREE;
    }
    try {
      int _ = system.listen(port);
      return new PortChoice(
          port,
          isInTheTexts(port) ? "As in the texts, the server listens on port " + port + "." : "");
    } catch (IOException e) {
      String why = Objects.requireNonNullElse(e.getMessage(), "it is refused");
      if (port < PRIVILEGED_BELOW && !why.contains("in use")) {
        return standIn(port, system);
      }
      throw new IOException(taken(port, why), e);
    }
  }

  /// What a field says while this port is typed into it; "" for nothing.
  static String about(int port) {
    if (isInTheTexts(port)) {
      return "The source texts listen on port "
          + port
          + ". Where this process may not, "
          + (port + HIGHER)
          + " stands for it.";
    }
    return port == 0 ? "A free port is chosen." : "";
  }

  private static String taken(int port, String why) {
    return why.contains("in use")
        ? "Port "
            + port
            + " is taken by another program. Choose another one, or leave the field empty."
        : "Port "
            + port
            + " cannot be had: "
            + why
            + ". Choose another one, or leave the field empty.";
  }

  private static PortChoice standIn(int port, Try system) throws IOException {
    int higher;
    try {
      higher = system.listen(port + HIGHER);
    } catch (IOException _) {
      higher = system.listen(0); // somebody stands there already
    }
    return new PortChoice(
        higher,
        (isInTheTexts(port)
                ? "The texts listen on port " + port + "; this process may not, so "
                : "This process may not listen on port " + port + ", so ")
            + higher
            + " stands for it.");
  }

  private static boolean isInTheTexts(int port) {
    return port == 80 || port == 81;
  }
}
