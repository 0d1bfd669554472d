package dev.vitrine.internal.tls;

import dev.vitrine.net.Conn;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.ssl.SSLException;

/// Encrypted bytes that arrived. A record can be decrypted only when all of it is there.
///
/// The array begins small, grows to the size of the records that come, and is given back when the
/// connection is idle. One thread at a time.
final class RecordInput {
  private static final int FIRST_SIZE = 512;

  /// Type, version and length. RFC 8446 section 5.1.
  private static final int HEADER_BYTES = 5;

  /// The longest a record may be, encrypted: TLS 1.2 allows 2,048 bytes for what a cipher adds. RFC
  /// 5246 section 6.2.3. Go: `maxCiphertext`.
  private static final int MOST_BYTES = 16_384 + 2_048;

  static final int ALERT = 21;
  static final int HANDSHAKE = 22;

  /// How a plain HTTP request may begin, in as many bytes as a record's header has. Go:
  /// `tlsRecordHeaderLooksLikeHTTP`.
  private static final String[] HTTP = {"GET /", "HEAD ", "POST ", "PUT /", "OPTIO"};

  private final Conn conn;
  private byte[] bytes = new byte[FIRST_SIZE];
  private int position;
  private int limit;
  private boolean begun;

  RecordInput(Conn conn) {
    this.conn = conn;
  }

  /// What is there, for the engine to decrypt; tell [#used] how much it took.
  ByteBuffer view() {
    return ByteBuffer.wrap(bytes, position, limit - position);
  }

  void used(int count) {
    position += count;
  }

  /// The type of the record at the front, whose header must be there.
  int recordType() {
    return bytes[position];
  }

  /// How long the record at the front is, with its header; 0 while the header is not there. Enough
  /// room for what the record holds decrypted, too.
  int recordBytes() {
    if (limit - position < HEADER_BYTES) {
      return 0;
    }
    int length = (bytes[position + 3] & 0xff) << 8 | bytes[position + 4] & 0xff;
    return HEADER_BYTES + length;
  }

  /// Whether all of the record at the front is there.
  ///
  /// @throws SSLException when it says that it is longer than records may be
  boolean holdsRecord() throws SSLException {
    int length = recordBytes();
    if (length > HEADER_BYTES + MOST_BYTES) {
      throw new SSLException(
          "tls: oversized record received with length " + (length - HEADER_BYTES));
    }
    return length > 0 && limit - position >= length;
  }

  /// Reads more of the record at the front; false at the end of the connection between two records.
  ///
  /// @throws EOFException when the connection ends inside a record
  /// @throws NotTlsException when the first bytes of the connection are no TLS record
  /// @throws java.net.SocketTimeoutException past the read deadline; what was read is kept
  boolean fill() throws IOException {
    makeRoom();
    int n = conn.read(bytes, limit, bytes.length - limit);
    if (n < 0) {
      if (position < limit) {
        throw new EOFException("unexpected EOF"); // somebody may have cut it off: RFC 8446 6.1
      }
      return false;
    }
    limit += n;
    if (!begun && limit >= HEADER_BYTES) {
      begun = true;
      checkFirstRecord();
    }
    return true;
  }

  private void makeRoom() {
    if (position > 0) {
      System.arraycopy(bytes, position, bytes, 0, limit - position);
      limit -= position;
      position = 0;
    }
    int wanted = Math.max(recordBytes(), limit + 1);
    if (wanted > bytes.length) {
      bytes = Arrays.copyOf(bytes, wanted);
    }
  }

  // @start region="first-record"
  /// Is suspicious of the very first bytes, before a length is believed that is none. Go: `(*Conn)
  /// readRecordOrCCS`.
  private void checkFirstRecord() throws NotTlsException {
    int type = bytes[0] & 0xff;
    int version = (bytes[1] & 0xff) << 8 | bytes[2] & 0xff;
    if (type == 0x80) {
      throw new NotTlsException("tls: unsupported SSLv2 handshake received", false);
    }
    if (type == ALERT || type == HANDSHAKE) {
      if (version < 0x1000) {
        return;
      }
    }
    String start = new String(bytes, 0, HEADER_BYTES, StandardCharsets.ISO_8859_1);
    throw new NotTlsException(
        "tls: first record does not look like a TLS handshake",
        Arrays.asList(HTTP).contains(start));
  }

  // @end region="first-record"

  /// Gives a large array back where it is empty.
  void giveBack() {
    if (position == limit && bytes.length > FIRST_SIZE) {
      bytes = new byte[FIRST_SIZE];
      position = 0;
      limit = 0;
    }
  }
}
