package dev.vitrine.internal.access;

import java.io.IOException;
import java.nio.channels.FileChannel;

/// A response writer that can have the operating system copy a file to the socket, past this process's
/// memory. Go: `response.ReadFrom`, which comes to sendfile(2) as well.
public interface FileBody {
  /// Writes as many bytes of `file` to the body as the socket takes at once, without blocking for more.
  ///
  /// @return how many; 0 where it cannot (no head was written yet, chunked, TLS, a tracer that wants
  ///     bytes), and where the socket has no room: the caller then writes some bytes itself, which
  ///     waits for room, and may ask again
  long writeFrom(FileChannel file, long position, long count) throws IOException;
}
