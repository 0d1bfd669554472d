package dev.vitrine.tracer.figure.conversation;

/// One part of a message: a line of its head, a piece of its body, a line of the chunked framing.
///
/// @param kind what it is
/// @param offset where it begins, counted from the connection's first byte of that direction; -1 when a trace
///     without bytes tells it
/// @param length in bytes, its line end included
/// @param text what is shown: ISO-8859-1 for a head; a body as text, or as hexadecimal where it is none
/// @param lineEnd whether CR LF ends it
/// @param order which one of its kind in the message it is, from 0
record Part(Kind kind, long offset, long length, String text, boolean lineEnd, int order) {
  enum Kind {
    START("start line"),
    FIELD("headers"),
    EMPTY("empty line"),
    BODY("body"),
    BINARY("body, hex"),
    CHUNK_SIZE("chunk size"),
    CHUNK("chunk"),
    LAST_CHUNK("last chunk"),
    TRAILER("trailers"),
    /// Bytes that fit nowhere.
    OTHER("bytes");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  boolean known() {
    return offset >= 0;
  }
}
