package dev.vitrine.http;

import dev.vitrine.internal.text.HeaderNames;
import dev.vitrine.internal.text.Quote;
import dev.vitrine.internal.text.Tokens;
import java.io.IOException;

/// Reads the header of one part. RFC 5322 section 2.2, folded lines included. Go:
/// `textproto.readMIMEHeader`, which counts what a header costs in memory, not only its bytes.
final class PartHeader {
  /// Go's estimate of what a header costs before it holds anything, and then for each name.
  private static final int EMPTY_BYTES = 400;

  private static final int NAME_BYTES = 200;

  private final MultipartSource in;
  private final Header header = new Header();
  private long memory;
  private long fields;

  private PartHeader(MultipartSource in, long maxMemory, long maxFields) {
    this.in = in;
    this.memory = maxMemory - EMPTY_BYTES;
    this.fields = maxFields;
  }

  /// @param maxMemory in bytes, as Go estimates them
  /// @return null when the body ends within the header
  /// @throws IOException malformed, past a limit, or what reading threw
  static Header read(MultipartSource in, long maxMemory, long maxFields) throws IOException {
    return new PartHeader(in, maxMemory, maxFields).read();
  }

  /// What Go takes a header to cost in memory. Go: `mimeHeaderSize`.
  static long cost(Header h) {
    long size = EMPTY_BYTES;
    for (int i = 0; i < h.size(); i++) {
      size += NAME_BYTES + h.nameAt(i).length();
      for (String value : h.valuesAt(i)) {
        size += value.length();
      }
    }
    return size;
  }

  private Header read() throws IOException {
    int first = in.peek();
    if (first == ' ' || first == '\t') {
      String line = in.text(80);
      throw malformed("MIME header initial line", line == null ? "" : line);
    }
    while (true) {
      String line = in.text(limit());
      if (line == null) {
        return null;
      }
      if (line.isEmpty()) {
        return header;
      }
      if (line.indexOf(':') < 0) {
        throw malformed("MIME header: missing colon", line);
      }
      field(unfolded(trim(line)));
    }
  }

  /// How long a line may be. Where nothing is left from the beginning, Go reads on without any limit and
  /// finds what is malformed before it finds the header too large; here that has an end.
  private long limit() {
    return memory < 0 ? MultipartReader.MAX_HEADER_BYTES : memory;
  }

  private String unfolded(String first) throws IOException {
    StringBuilder whole = null;
    while (in.peek() == ' ' || in.peek() == '\t') {
      while (in.peek() == ' ' || in.peek() == '\t') {
        in.skip(1);
      }
      whole = whole == null ? new StringBuilder(first) : whole;
      whole.append(' ');
      if (whole.length() >= limit()) {
        throw MultipartSource.tooLarge();
      }
      String more = in.text(limit() - whole.length());
      whole.append(more == null ? "" : trim(more));
    }
    return whole == null ? first : whole.toString();
  }

  private void field(String line) throws IOException {
    int colon = line.indexOf(':');
    String name = colon < 0 ? "" : line.substring(0, colon);
    if (!isName(name)) {
      throw malformed("MIME header line", line);
    }
    String key = HeaderNames.canonical(name);
    String content = line.substring(colon + 1);
    if (!Tokens.isFieldValue(content)) {
      throw malformed("MIME header line", key + ":" + content);
    }
    if (--fields < 0) {
      throw MultipartSource.tooLarge();
    }
    // A folded line that ends with an empty one keeps the space that the fold stands for.
    String value = content.stripLeading();
    if (header.find(key) < 0) {
      memory -= key.length() + NAME_BYTES;
    }
    memory -= value.length();
    if (memory < 0) {
      throw MultipartSource.tooLarge();
    }
    header.addCanonical(key, value);
  }

  /// A token, or, since Go lets that pass, one with spaces in it.
  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) != ' ' && !Tokens.isTokenChar(name.charAt(i))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static String trim(String s) {
    int from = 0;
    int to = s.length();
    while (from < to && (s.charAt(from) == ' ' || s.charAt(from) == '\t')) {
      from++;
    }
    while (to > from && (s.charAt(to - 1) == ' ' || s.charAt(to - 1) == '\t')) {
      to--;
    }
    return s.substring(from, to);
  }

  private static IOException malformed(String what, String line) {
    return new IOException("malformed " + what + ": " + Quote.bytes(line));
  }
}
