package dev.vitrine.tracer.figure.workflow;

/// A node or an arrow of the work flow figure, named as the figure names it. The order is the way of a
/// request through the figure.
public enum Place {
  /// Not in the figure.
  NOWHERE(false, ""),
  /// The panel of the whole server.
  SERVER(false, "web server"),
  SOCKET(false, "SOCKET"),
  BIND(false, "BIND"),
  LISTEN(false, "LISTEN"),
  LISTEN_SOCKET(false, "LISTEN SOCKET"),
  /// Client to listen socket.
  CONNECT(true, "connect"),
  /// Listen socket to client socket.
  ACCEPT(true, "accept"),
  CLIENT_SOCKET(false, "CLIENT SOCKET"),
  /// Client to client socket.
  REQUEST(true, "request"),
  /// Client socket to handler.
  READ(true, "read http header and body data"),
  HANDLER(false, "HANDLE REQUEST"),
  /// Handler to client socket.
  WRITE(true, "write response to client"),
  /// Client socket to client.
  RESPONSE(true, "response");

  private final boolean arrow;
  private final String label;

  Place(boolean arrow, String label) {
    this.arrow = arrow;
    this.label = label;
  }

  /// True for an arrow, along which a token travels; false for a node, on which it rests.
  public boolean isArrow() {
    return arrow;
  }

  /// The words of the source text's figure.
  public String label() {
    return label;
  }
}
