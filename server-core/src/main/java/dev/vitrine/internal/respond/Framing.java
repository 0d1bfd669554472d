package dev.vitrine.internal.respond;

/// How a client finds the end of a response's body. RFC 9112 section 6.3.
enum Framing {
  /// It has no body: a response to HEAD, or a status that forbids one.
  NONE("none"),
  /// So many bytes.
  CONTENT_LENGTH("content-length"),
  /// Chunks, the last one empty.
  CHUNKED("chunked"),
  /// Everything until the connection closes.
  CLOSE("close");

  private final String word;

  Framing(String word) {
    this.word = word;
  }

  /// The word that events use.
  String word() {
    return word;
  }
}
