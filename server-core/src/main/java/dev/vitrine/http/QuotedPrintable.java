package dev.vitrine.http;

import dev.vitrine.internal.text.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Decodes quoted-printable: "=C3=A9" is two bytes, "=" at a line's end joins it to the next. RFC 2045
/// section 6.7. Go: `quotedprintable.Reader`, with its laxities: "=" before LF alone joins too, "="
/// without hex digits behind it stands for itself, and bytes past ASCII are let through.
final class QuotedPrintable extends BlockStream {
  /// Go's: no encoded line may be longer (the RFC allows 76).
  private static final int MAX_LINE = 4096;

  private final InputStream in;
  private final ByteArrayOutputStream encoded = new ByteArrayOutputStream(128);
  private byte[] line = {};
  private int at;
  private boolean ended;
  private IOException failure;

  QuotedPrintable(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    int n = 0;
    while (n < len) {
      if (at == line.length) {
        if (failure != null || ended || n > 0) {
          break; // what is decoded is told before what is wrong
        }
        nextLine();
        continue;
      }
      int c = decode();
      if (c < 0) {
        break;
      }
      b[off + n++] = (byte) c;
    }
    if (n > 0 || len == 0) {
      return n;
    }
    if (failure != null) {
      throw failure;
    }
    return -1;
  }

  private int decode() {
    int c = line[at] & 0xff;
    if (c == '=' && at + 2 < line.length && isHex(line[at + 1]) && isHex(line[at + 2])) {
      int value = Character.digit(line[at + 1], 16) << 4 | Character.digit(line[at + 2], 16);
      at += 3;
      return value;
    }
    boolean bare = c == '=' && (at + 1 == line.length || isLineEnd(line[at + 1]));
    boolean control = (c < ' ' || c == 0x7f) && c != '\t' && !isLineEnd(line[at]);
    if (bare || control) {
      failure = bare ? badEquals() : invalid("unescaped byte 0x" + hex(line[at]) + " in body");
      at = line.length;
      return -1;
    }
    at++;
    return c;
  }

  /// What is wrong with "=" at the end of a line that it does not join: no two hex digits follow.
  private IOException badEquals() {
    return line.length - at < 3
        ? MultipartSource.unexpectedEnd()
        : invalid("hex byte 0x" + hex(line[at + 1]));
  }

  private static IOException invalid(String what) {
    return new IOException("quotedprintable: invalid " + what);
  }

  private static String hex(byte b) {
    return HexFormat.of().toHexDigits(b);
  }

  private static boolean isHex(byte b) {
    return Escape.isHex((char) (b & 0xff));
  }

  private static boolean isLineEnd(byte b) {
    return b == '\r' || b == '\n';
  }

  /// Reads one encoded line, drops the white space at its end, and puts its line end back unless "="
  /// takes it away.
  private void nextLine() {
    encoded.reset();
    try {
      int c = in.read();
      while (c >= 0) {
        encoded.write(c);
        if (c == '\n') {
          break;
        }
        if (encoded.size() == MAX_LINE) {
          throw new IOException("bufio: buffer full");
        }
        c = in.read();
      }
      ended = c < 0;
    } catch (IOException e) {
      failure = e;
    }
    byte[] whole = encoded.toByteArray();
    int end = whole.length;
    while (end > 0 && isSpaceOrLineEnd(whole[end - 1])) {
      end--;
    }
    boolean joins = end > 0 && whole[end - 1] == '=';
    String lineEnd = "";
    if (joins) {
      end--;
      checkJoin(whole, end + 1, end > 0);
    } else if (whole.length > 0 && whole[whole.length - 1] == '\n') {
      boolean cr = whole.length > 1 && whole[whole.length - 2] == '\r';
      lineEnd = cr ? "\r\n" : "\n";
    }
    line = new byte[end + lineEnd.length()];
    System.arraycopy(whole, 0, line, 0, end);
    for (int i = 0; i < lineEnd.length(); i++) {
      line[end + i] = (byte) lineEnd.charAt(i);
    }
    at = 0;
  }

  /// Behind the "=" that joins may stand spaces and a line end, or the end of the whole body.
  private void checkJoin(byte[] whole, int from, boolean anyBefore) {
    int i = from;
    while (i < whole.length && (whole[i] == ' ' || whole[i] == '\t')) {
      i++;
    }
    boolean newLine =
        i < whole.length
            && (whole[i] == '\n'
                || whole[i] == '\r' && i + 1 < whole.length && whole[i + 1] == '\n');
    boolean lastByte = i == whole.length && anyBefore && ended;
    if (!newLine && !lastByte) {
      String rest = new String(whole, i, whole.length - i, StandardCharsets.ISO_8859_1);
      failure = invalid("bytes after =: " + Quote.bytes(rest));
    }
  }

  private static boolean isSpaceOrLineEnd(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
