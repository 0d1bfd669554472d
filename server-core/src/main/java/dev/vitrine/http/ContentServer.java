package dev.vitrine.http;

import dev.vitrine.internal.access.FileBody;
import dev.vitrine.internal.text.HttpTime;
import dev.vitrine.internal.text.Sniff;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// Serves a content whose bytes can be reached in any order: whole, in one range or in several. RFC
/// 9110 sections 13 and 14. Go: `http.ServeContent`.
final class ContentServer {
  /// Large enough that reads and writes of a big file are few, small enough for a thousand at once.
  private static final int BUFFER_BYTES = 64 * 1024;

  /// What is written by hand between two stretches that the operating system copies: only to wait for
  /// room in the socket, and so as little as still frees some.
  private static final int WAITING_PIECE_BYTES = 16 * 1024;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final ResponseWriter w;
  private final Request r;
  private final SeekableByteChannel content;

  private ContentServer(ResponseWriter w, Request r, SeekableByteChannel content) {
    this.w = w;
    this.r = r;
    this.content = content;
  }

  /// @param name only its ending counts, for the content type; may be empty
  /// @param modified null when unknown
  static void serve(
      ResponseWriter w, Request r, String name, Instant modified, SeekableByteChannel content)
      throws IOException {
    new ContentServer(w, r, content).serve(name, modified);
  }

  /// Sets `Last-Modified`, unless the time says nothing.
  static void setLastModified(ResponseWriter w, Instant modified) {
    if (!Preconditions.isUnknown(modified)) {
      w.header().set("Last-Modified", HttpTime.format(modified));
    }
  }

  private void serve(String name, Instant modified) throws IOException {
    setLastModified(w, modified);
    String rangeField = Preconditions.check(w, r, modified);
    if (rangeField == null) {
      return;
    }
    long size;
    String type;
    try {
      type = contentType(name);
      size = content.size();
    } catch (IOException unreadable) {
      ErrorReply.contentError(w, "seeker can't seek", 500);
      return;
    }
    List<ByteRange> ranges;
    try {
      ranges = ByteRange.parse(rangeField, size);
    } catch (ByteRange.Unsatisfiable e) {
      if (!e.pastEnd || size > 0) {
        refuse(e, size);
        return;
      }
      // Some clients ask for a range of everything, to limit it: an empty content is no error then.
      ranges = List.of();
    }
    send(type, size, sum(ranges) > size ? List.of() : ranges);
  }

  /// RFC 9110 section 15.5.17.
  private void refuse(ByteRange.Unsatisfiable e, long size) throws IOException {
    if (e.pastEnd) {
      w.header().set("Content-Range", "bytes */" + size);
    }
    ErrorReply.contentError(w, e.getMessage(), 416);
  }

  /// More bytes in ranges than there are is an attack, or a mistake: the whole is sent instead (RFC
  /// 9110 section 14.2 lets a server ignore the field).
  private static long sum(List<ByteRange> ranges) {
    long sum = 0;
    for (ByteRange range : ranges) {
      sum += range.length();
    }
    return sum;
  }

  /// What the handler has set, else what the name's ending says, else what the first bytes look
  /// like.
  private String contentType(String name) throws IOException {
    Header h = w.header();
    if (h.has("Content-Type")) {
      return h.get("Content-Type");
    }
    String type = ExtensionTypes.of(SlashPath.extension(name));
    if (type.isEmpty()) {
      content.position(0);
      ByteBuffer head = ByteBuffer.allocate(Sniff.LENGTH);
      while (head.hasRemaining() && content.read(head) >= 0) {
        // until it is full, or the content ends
      }
      type = Sniff.detect(head.array(), 0, head.position());
    }
    h.set("Content-Type", type);
    return type;
  }

  private void send(String type, long size, List<ByteRange> ranges) throws IOException {
    Header h = w.header();
    Multipart parts = null;
    long length = size;
    if (ranges.size() == 1) {
      // RFC 9110 section 15.3.7.2: a single range is never sent as multipart.
      length = ranges.get(0).length();
      h.set("Content-Range", ranges.get(0).contentRange(size));
    } else if (ranges.size() > 1) {
      parts = new Multipart(type, size, ranges);
      length = parts.length();
      h.set("Content-Type", "multipart/byteranges; boundary=" + parts.boundary);
    }
    h.set("Accept-Ranges", "bytes");
    // With a Content-Encoding the handler's own writer may compress on the fly: its length is not
    // known here.
    if (!ranges.isEmpty() || h.get("Content-Encoding").isEmpty()) {
      h.set("Content-Length", Long.toString(length));
    }
    w.writeHeader(ranges.isEmpty() ? 200 : 206);
    if (r.method().equals("HEAD")) {
      return;
    }
    if (parts != null) {
      parts.write();
    } else {
      copy(ranges.isEmpty() ? 0 : ranges.get(0).start(), length, buffer(length));
    }
  }

  private static byte[] buffer(long length) {
    return new byte[Math.clamp(length, 1, BUFFER_BYTES)];
  }

  /// Copies so many bytes; fewer when the content has become shorter, which the response's length
  /// then shows.
  private void copy(long start, long length, byte[] buffer) throws IOException {
    FileBody direct = w instanceof FileBody f && content instanceof FileChannel ? f : null;
    ByteBuffer bytes = ByteBuffer.wrap(buffer);
    long position = start;
    long left = length;
    int piece = buffer.length;
    while (left > 0) {
      bytes.clear().limit((int) Math.min(left, piece));
      content.position(position);
      int n = content.read(bytes);
      if (n < 0) {
        return;
      }
      w.write(buffer, 0, n); // waits until the client has taken enough for it to fit
      position += n;
      left -= n;
      if (direct != null && left > 0) {
        long copied = direct.writeFrom((FileChannel) content, position, left);
        piece = copied > 0 ? WAITING_PIECE_BYTES : buffer.length;
        position += copied;
        left -= copied;
      }
    }
  }

  /// Several ranges as the parts of one body. RFC 9110 section 14.6.
  private final class Multipart {
    private final String boundary;
    private final List<ByteRange> ranges;
    private final byte[][] heads;
    private final byte[] end;

    Multipart(String type, long size, List<ByteRange> ranges) {
      byte[] random = new byte[30];
      RANDOM.nextBytes(random); // nobody can have put it into the content
      this.boundary = HexFormat.of().formatHex(random);
      this.ranges = ranges;
      this.heads = new byte[ranges.size()][];
      for (int i = 0; i < heads.length; i++) {
        heads[i] =
            bytes(
                (i == 0 ? "--" : "\r\n--")
                    + boundary
                    + "\r\nContent-Range: "
                    + ranges.get(i).contentRange(size)
                    + "\r\nContent-Type: "
                    + type
                    + "\r\n\r\n");
      }
      this.end = bytes("\r\n--" + boundary + "--\r\n");
    }

    private static byte[] bytes(String latin1) {
      return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    long length() {
      long length = end.length + sum(ranges);
      for (byte[] head : heads) {
        length += head.length;
      }
      return length;
    }

    void write() throws IOException {
      byte[] buffer = buffer(BUFFER_BYTES);
      for (int i = 0; i < heads.length; i++) {
        w.write(heads[i]);
        copy(ranges.get(i).start(), ranges.get(i).length(), buffer);
      }
      w.write(end);
    }
  }
}
