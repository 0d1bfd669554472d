package dev.vitrine.tracer.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// What a client sends.
public sealed interface Request permits Outgoing, RawRequest {
  /// A piece of what goes out, or a pause before the next.
  sealed interface Piece {
    /// Bytes that are written at once. The array is not copied.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Bytes(byte[] bytes) implements Piece {}

    record Pause(Duration length) implements Piece {}
  }

  /// The method, by which the answer's framing is known (RFC 9112 section 6.3): after HEAD no body comes.
  String method();

  /// Whether the client leaves the connection open after the answer.
  boolean keepAlive();

  /// What goes out, in order.
  ///
  /// @param host what `Host` says where the request names none, `localhost:9091`
  /// @throws IOException when a file that is to be sent cannot be read; the message is a sentence
  List<Piece> pieces(String host) throws IOException;

  /// One line for a shell that sends the same.
  ///
  /// @param host `localhost:9091`
  String commandLine(String host, boolean tls);
}
