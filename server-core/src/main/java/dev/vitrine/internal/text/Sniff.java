package dev.vitrine.internal.text;

import java.nio.charset.StandardCharsets;

/// Guesses a content type from the first bytes of a body. WHATWG MIME Sniffing sections 6 and 7.
/// Go: `http.DetectContentType`, whose table, order and answers these are.
public final class Sniff {
  /// No byte past this one is looked at: the length that the WHATWG standard names.
  public static final int LENGTH = 512;

  private static final String HTML = "text/html; charset=utf-8";
  private static final String PLAIN = "text/plain; charset=utf-8";

  /// Tags that tell HTML; letters match in either case, a space or ">" must follow.
  private static final byte[][] HTML_TAGS = {
    bytes("<!DOCTYPE HTML"),
    bytes("<HTML"),
    bytes("<HEAD"),
    bytes("<SCRIPT"),
    bytes("<IFRAME"),
    bytes("<H1"),
    bytes("<DIV"),
    bytes("<FONT"),
    bytes("<TABLE"),
    bytes("<A"),
    bytes("<STYLE"),
    bytes("<TITLE"),
    bytes("<B"),
    bytes("<BODY"),
    bytes("<BR"),
    bytes("<P"),
    bytes("<!--"),
  };

  private static final byte[] XML = bytes("<?xml");

  /// Signatures in the order they are tried, "?" standing for any byte; MP4 comes between.
  private static final Signature[] BEFORE_MP4 = {
    new Signature("%PDF-", "application/pdf"),
    new Signature("%!PS-Adobe-", "application/postscript"),
    new Signature("\u00fe\u00ff??", "text/plain; charset=utf-16be"),
    new Signature("\u00ff\u00fe??", "text/plain; charset=utf-16le"),
    new Signature("\u00ef\u00bb\u00bf?", PLAIN),
    new Signature("\0\0\u0001\0", "image/x-icon"),
    new Signature("\0\0\u0002\0", "image/x-icon"),
    new Signature("BM", "image/bmp"),
    new Signature("GIF87a", "image/gif"),
    new Signature("GIF89a", "image/gif"),
    new Signature("RIFF????WEBPVP", "image/webp"),
    new Signature("\u0089PNG\r\n\u001a\n", "image/png"),
    new Signature("\u00ff\u00d8\u00ff", "image/jpeg"),
    new Signature("FORM????AIFF", "audio/aiff"),
    new Signature("ID3", "audio/mpeg"),
    new Signature("OggS\0", "application/ogg"),
    new Signature("MThd\0\0\0\u0006", "audio/midi"),
    new Signature("RIFF????AVI ", "video/avi"),
    new Signature("RIFF????WAVE", "audio/wave"),
  };

  private static final Signature[] AFTER_MP4 = {
    new Signature("\u001aE\u00df\u00a3", "video/webm"),
    new Signature("?".repeat(34) + "LP", "application/vnd.ms-fontobject"),
    new Signature("\0\u0001\0\0", "font/ttf"),
    new Signature("OTTO", "font/otf"),
    new Signature("ttcf", "font/collection"),
    new Signature("wOFF", "font/woff"),
    new Signature("wOF2", "font/woff2"),
    new Signature("\u001f\u008b\u0008", "application/x-gzip"),
    new Signature("PK\u0003\u0004", "application/zip"),
    new Signature("Rar!\u001a\u0007\0", "application/x-rar-compressed"),
    new Signature("Rar!\u001a\u0007\u0001\0", "application/x-rar-compressed"),
    new Signature("\0asm", "application/wasm"),
  };

  private Sniff() {}

  /// The type of a body that starts with these bytes; always a valid media type,
  /// "application/octet-stream" when nothing better is known.
  public static String detect(byte[] data) {
    return detect(data, 0, data.length);
  }

  /// The same for a part of an array.
  public static String detect(byte[] b, int off, int len) {
    int end = off + Math.min(len, LENGTH);
    int text = off;
    while (text < end && isSpace(b[text])) {
      text++;
    }
    if (isHtml(b, text, end)) {
      return HTML;
    }
    if (startsWith(b, text, end, XML)) {
      return "text/xml; charset=utf-8";
    }
    String type = firstMatch(BEFORE_MP4, b, off, end);
    if (type == null && isMp4(b, off, end)) {
      type = "video/mp4";
    }
    if (type == null) {
      type = firstMatch(AFTER_MP4, b, off, end);
    }
    if (type != null) {
      return type;
    }
    return isText(b, text, end) ? PLAIN : "application/octet-stream";
  }

  private static String firstMatch(Signature[] table, byte[] b, int off, int end) {
    for (Signature s : table) {
      if (s.matches(b, off, end)) {
        return s.type;
      }
    }
    return null;
  }

  private static boolean isHtml(byte[] b, int off, int end) {
    if (off == end || b[off] != '<') {
      return false;
    }
    for (byte[] tag : HTML_TAGS) {
      if (isTag(b, off, end, tag)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTag(byte[] b, int off, int end, byte[] tag) {
    if (end - off < tag.length + 1) {
      return false;
    }
    for (int i = 0; i < tag.length; i++) {
      boolean letter = tag[i] >= 'A' && tag[i] <= 'Z';
      int c = letter ? b[off + i] & 0xdf : b[off + i];
      if (c != tag[i]) {
        return false;
      }
    }
    byte after = b[off + tag.length];
    return after == ' ' || after == '>';
  }

  /// A box "ftyp" that lies within the data and names an "mp4…" brand; bytes 12 to 15 are the
  /// version, not a brand. WHATWG section 6.2.1.
  private static boolean isMp4(byte[] b, int off, int end) {
    int len = end - off;
    if (len < 12) {
      return false;
    }
    long boxSize =
        (b[off] & 0xffL) << 24
            | (b[off + 1] & 0xffL) << 16
            | (b[off + 2] & 0xffL) << 8
            | (b[off + 3] & 0xffL);
    if (len < boxSize || boxSize % 4 != 0) {
      return false;
    }
    if (b[off + 4] != 'f' || b[off + 5] != 't' || b[off + 6] != 'y' || b[off + 7] != 'p') {
      return false;
    }
    for (int i = 8; i < boxSize; i += 4) {
      int at = off + i;
      if (i != 12 && b[at] == 'm' && b[at + 1] == 'p' && b[at + 2] == '4') {
        return true;
      }
    }
    return false;
  }

  /// No byte that text never holds. WHATWG section 3, "binary data byte".
  private static boolean isText(byte[] b, int off, int end) {
    for (int i = off; i < end; i++) {
      int c = b[i] & 0xff;
      if (c <= 0x08 || c == 0x0b || c >= 0x0e && c <= 0x1a || c >= 0x1c && c <= 0x1f) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(byte c) {
    return c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
  }

  private static boolean startsWith(byte[] b, int off, int end, byte[] prefix) {
    if (end - off < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (b[off + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// A fixed beginning with holes. No signature of the table holds a real "?".
  private static final class Signature {
    private final byte[] pattern;
    private final String type;

    Signature(String pattern, String type) {
      this.pattern = bytes(pattern);
      this.type = type;
    }

    boolean matches(byte[] b, int off, int end) {
      if (end - off < pattern.length) {
        return false;
      }
      for (int i = 0; i < pattern.length; i++) {
        if (pattern[i] != '?' && pattern[i] != b[off + i]) {
          return false;
        }
      }
      return true;
    }
  }
}
