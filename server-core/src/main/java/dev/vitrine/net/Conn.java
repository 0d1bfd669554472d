package dev.vitrine.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;

/// One client's socket, plain or TLS. Go: `net.Conn`.
///
/// One thread may read while another writes. [#close] may come from any thread and wakes both with
/// an exception.
public interface Conn extends Closeable {
  /// Reads at least one byte into `b` and returns how many; -1 when the peer has sent its end.
  ///
  /// @throws java.net.SocketTimeoutException past the read deadline; the connection stays usable
  int read(byte[] b, int off, int len) throws IOException;

  /// Writes all `len` bytes.
  ///
  /// @throws java.net.SocketTimeoutException past the write deadline; how much was sent is then
  ///     unknown and the connection is closed
  void write(byte[] b, int off, int len) throws IOException;

  /// Sends the end of our side (shutdown(2) with SHUT_WR); reading goes on.
  void closeWrite() throws IOException;

  /// Our end of the connection.
  InetSocketAddress localAddress();

  /// The client's end of the connection.
  InetSocketAddress remoteAddress();

  /// Sets when reads time out; null: never. Counts for reads that begin afterwards.
  void setReadDeadline(Instant when);

  /// Sets when writes time out; null: never. Counts for writes that begin afterwards.
  void setWriteDeadline(Instant when);
}
