package dev.vitrine.internal.read;

import java.io.IOException;
import java.util.List;

/// A body in one framing: where it ends, and what stands between its bytes.
interface BodySource {
  /// Reads at least one byte of the body; -1 at its end.
  ///
  /// @param len not 0
  int read(byte[] b, int off, int len) throws IOException;

  /// Whether all of it was read.
  boolean finished();

  /// How many bytes are left; -1 when nobody knows.
  long remaining();

  /// The names of the trailers that came behind it.
  default List<String> trailerNames() {
    return List.of();
  }
}
