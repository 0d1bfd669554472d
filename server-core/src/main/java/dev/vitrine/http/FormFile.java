package dev.vitrine.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that a form carried: in memory, or in a temporary file that goes away at the end of the
/// request. RFC 7578 section 4.2. Go: `multipart.FileHeader`.
public final class FormFile {
  private final String fileName;
  private final Header header;
  private final byte[] content; // null: in the temporary file
  private final Path temporary; // null: in memory
  private final long offset;
  private final long size;

  /// In memory.
  FormFile(String fileName, Header header, byte[] content) {
    this.fileName = fileName;
    this.header = header;
    this.content = content;
    this.temporary = null;
    this.offset = 0;
    this.size = content.length;
  }

  /// A stretch of a temporary file, which a form's files share.
  FormFile(String fileName, Header header, Path temporary, long offset, long size) {
    this.fileName = fileName;
    this.header = header;
    this.content = null;
    this.temporary = temporary;
    this.offset = offset;
    this.size = size;
  }

  /// The last segment of the name that the client sent: never with a slash, but perhaps "..", and
  /// the client's choice in any case. Do not open a file by it.
  public String fileName() {
    return fileName;
  }

  /// The header fields of its part.
  public Header header() {
    return header;
  }

  /// Its length in bytes.
  public long size() {
    return size;
  }

  /// A stream of its content from the beginning; the caller closes it. Several may be open at once.
  ///
  /// @throws IOException the temporary file cannot be opened, as after the end of the request
  public InputStream open() throws IOException {
    if (temporary == null) {
      return new ByteArrayInputStream(content);
    }
    FileChannel file = FileChannel.open(temporary, StandardOpenOption.READ);
    file.position(offset);
    return new Stretch(Channels.newInputStream(file), size);
  }

  /// The next bytes of a stream, so many and no more; closing it closes the stream.
  private static final class Stretch extends BlockStream {
    private final InputStream in;
    private long left;

    Stretch(InputStream in, long size) {
      this.in = in;
      this.left = size;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      if (left == 0 && len > 0) {
        return -1;
      }
      int n = in.read(b, off, (int) Math.min(len, left));
      left -= Math.max(0, n);
      return n;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
