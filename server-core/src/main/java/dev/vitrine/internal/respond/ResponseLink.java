package dev.vitrine.internal.respond;

import dev.vitrine.http.Hijacked;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Instant;

/// What a response needs of the connection that carries it. The connection implements it.
///
/// All methods are called on the handler's threads; only [#write] and [#transfer] block.
public interface ResponseLink {
  /// Sends all `len` bytes to the client. After an exception the connection must not be used for
  /// another response; Go closes it at once and cancels the request's context.
  void write(byte[] b, int off, int len) throws IOException;

  /// Has the operating system copy from a file as much as the socket takes at once, and maybe nothing.
  /// An exception as from [#write].
  ///
  /// @return how many bytes
  long transfer(FileChannel file, long position, long count) throws IOException;

  /// Whether the connection may wait for another request after this one: false once the server
  /// drains or keep-alive was switched off. Go: `Server.doKeepAlives`.
  boolean keepAlivesEnabled();

  /// From now on no `100 Continue` is sent for the request's body; one that is being written is
  /// finished first. Go: `response.disableWriteContinue`.
  void cancelContinue();

  /// Takes the connection over for the handler: deadlines off, state HIJACKED.
  /// Go: `conn.hijackLocked`.
  Hijacked hijack() throws IOException;

  /// Sets when reads of the connection time out; null: never.
  void setReadDeadline(Instant when);

  /// Sets when writes to the connection time out; null: never.
  void setWriteDeadline(Instant when);

  /// Writes one line to the server's error log.
  void log(System.Logger.Level level, String text);
}
