package dev.vitrine.internal.read;

import dev.vitrine.http.Header;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;

/// A body in chunks: size in hex, CRLF, data, CRLF, again and again; size 0, trailers, an empty line.
///
/// RFC 9112 section 7.1. Go: `internal.chunkedReader`, `body.readLocked`. Lines end with CRLF here and
/// nothing else: a bare LF is where servers have disagreed about the end of a chunk. Errors are final.
final class ChunkedBody implements BodySource {
  /// The longest line of a chunk's size, its CRLF included. Go: `maxLineLength`.
  private static final int MOST_LINE_BYTES = 4096;

  /// How many bytes around each chunk are forgiven; a client that sends single bytes needs five.
  private static final long FORGIVEN_BYTES = 16;

  /// How many bytes more than that may come over the whole body: extensions say nothing to anybody,
  /// and a sender could hide any amount of them.
  private static final long MOST_EXCESS_BYTES = 16 << 10;

  private final ReadBuffer in;
  private final Header trailer;
  private long left; // of the chunk; unsigned, as Go reads sixteen digits
  private boolean dataEnded; // CRLF must follow
  private long excess;
  private int delivered; // by the read that runs
  private boolean finished;
  private IOException failure;
  private List<String> trailerNames = List.of();

  /// `trailer` gets the fields behind the body.
  ChunkedBody(ReadBuffer in, Header trailer) {
    this.in = in;
    this.trailer = trailer;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (finished) {
      return -1;
    }
    try {
      readChunks(b, off, len);
      if (finished) {
        trailerNames = Trailers.read(in, trailer);
      }
    } catch (IOException e) {
      failure = e;
      finished = false;
      if (delivered == 0) {
        throw e; // else data first: the next read meets the failure
      }
    }
    return delivered == 0 ? -1 : delivered;
  }

  // @start region="chunked"
  /// Fills `b` from as many chunks as are there; waits only while it has nothing. Stops early at the
  /// last chunk.
  private void readChunks(byte[] b, int off, int len) throws IOException {
    delivered = 0;
    while (!finished) {
      if (dataEnded) {
        if (delivered > 0 && in.buffered() < 2) {
          break;
        }
        endData();
      }
      if (left == 0) {
        if (delivered > 0 && in.lineFeed(0, Integer.MAX_VALUE) < 0) {
          break;
        }
        beginChunk();
      } else if (delivered == len) {
        break;
      } else {
        readData(b, off, len);
      }
    }
  }

  private void beginChunk() throws IOException {
    int line = lineLength();
    excess += line + 2L; // and the CRLF behind the data
    left = ChunkSize.parse(in.array(), in.position(), line);
    in.skip(line + 2);
    excess = Math.max(0, excess - FORGIVEN_BYTES - 2 * left);
    finished = left == 0; // whatever stands in the last chunk's line, as in Go
    if (excess > MOST_EXCESS_BYTES && !finished) {
      throw new IOException("chunked encoding contains too much non-data");
    }
  }

  private void readData(byte[] b, int off, int len) throws IOException {
    int most = len - delivered;
    if (Long.compareUnsigned(left, most) < 0) {
      most = (int) left;
    }
    int n = in.read(b, off + delivered, most);
    if (n < 0) {
      throw new EOFException("unexpected EOF");
    }
    delivered += n;
    left -= n;
    dataEnded = left == 0;
  }

  private void endData() throws IOException {
    if (!in.ensure(2)) {
      throw new EOFException("unexpected EOF");
    }
    if (in.at(0) != '\r' || in.at(1) != '\n') {
      throw new IOException("malformed chunked encoding");
    }
    in.skip(2);
    dataEnded = false;
  }

  // @end region="chunked"

  /// How long the line is without its CRLF; it stays in the buffer.
  private int lineLength() throws IOException {
    int scanned = 0;
    int lineFeed = in.lineFeed(0, MOST_LINE_BYTES);
    while (lineFeed < 0) {
      scanned = in.buffered();
      if (scanned >= MOST_LINE_BYTES) {
        throw new IOException("header line too long");
      }
      if (in.fill() < 0) {
        throw new EOFException("unexpected EOF");
      }
      lineFeed = in.lineFeed(scanned, MOST_LINE_BYTES);
    }
    for (int i = 0; i < lineFeed; i++) {
      if (in.at(i) == '\r') {
        if (i == lineFeed - 1) {
          return i;
        }
        throw new IOException("invalid CR in chunked line");
      }
    }
    throw new IOException("chunked line ends with bare LF");
  }

  @Override
  public boolean finished() {
    return finished;
  }

  @Override
  public long remaining() {
    return -1;
  }

  @Override
  public List<String> trailerNames() {
    return trailerNames;
  }
}
