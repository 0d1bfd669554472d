package dev.vitrine.tracer.figure.workflow;

/// What clients are counted by where there are too many to draw each.
enum Group {
  /// Its handler runs.
  HANDLER("in a handler"),
  /// A request or a response is on its way.
  ON_ITS_WAY("on the way"),
  /// It waits for a request.
  WAITING("waiting"),
  CLOSED("closed");

  private final String words;

  Group(String words) {
    this.words = words;
  }

  /// After a count.
  String words() {
    return words;
  }

  static Group of(ClientView client) {
    if (!client.open()) {
      return CLOSED;
    }
    if (client.turn().running() > 0) {
      return HANDLER;
    }
    return switch (client.at()) {
      case REQUEST, READ, HANDLER, WRITE, RESPONSE -> ON_ITS_WAY;
      default -> WAITING;
    };
  }
}
