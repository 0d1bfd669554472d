package dev.vitrine.internal.read;

import java.io.IOException;

/// Where a reader's bytes come from.
public interface ByteSource {
  /// Reads at least one byte into `b`; -1 at the end. Blocks.
  ///
  /// @throws java.net.SocketTimeoutException past the time limit
  int read(byte[] b, int off, int len) throws IOException;

  /// Nanoseconds until [#read] would time out, not positive when it would at once, `Long.MAX_VALUE`
  /// without a limit. For whoever waits for a read that another thread began.
  default long timeoutNanos() {
    return Long.MAX_VALUE;
  }
}
