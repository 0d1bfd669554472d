package dev.vitrine.http;

import dev.vitrine.internal.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/// A stretch of a content that a client asked for. RFC 9110 section 14. Go: `httpRange`, `parseRange`.
///
/// @param start the first byte, from 0
/// @param length in bytes; 0 for the last none of an empty content
record ByteRange(long start, long length) {
  /// A `Range` field that cannot be answered; the text is Go's and goes to the client.
  static final class Unsatisfiable extends Exception {
    private static final long serialVersionUID = 1L;

    /// Whether it is well formed, and only lies past the end.
    final boolean pastEnd;

    Unsatisfiable(String message, boolean pastEnd) {
      super(message, null, false, false); // a message for the client: nobody looks at its stack
      this.pastEnd = pastEnd;
    }
  }

  /// Reads a `Range` field.
  ///
  /// @param field empty when there is none: no ranges then
  /// @param size of the content, in bytes
  /// @return the ranges that overlap the content
  /// @throws Unsatisfiable when it is malformed, or every range lies past the end
  static List<ByteRange> parse(String field, long size) throws Unsatisfiable {
    List<ByteRange> ranges = new ArrayList<>();
    if (field.isEmpty()) {
      return ranges;
    }
    if (!field.startsWith("bytes=")) {
      throw invalid();
    }
    boolean pastEnd = false;
    for (int from = "bytes=".length(); from <= field.length(); ) {
      int comma = field.indexOf(',', from);
      int to = comma < 0 ? field.length() : comma;
      String spec = Tokens.trim(field.substring(from, to));
      from = to + 1;
      if (spec.isEmpty()) {
        continue;
      }
      ByteRange range = one(spec, size);
      if (range == null) {
        pastEnd = true;
      } else {
        ranges.add(range);
      }
    }
    if (pastEnd && ranges.isEmpty()) {
      throw new Unsatisfiable("invalid range: failed to overlap", true);
    }
    return ranges;
  }

  /// "first-last", "first-" or "-suffix"; null when it lies past the end.
  private static ByteRange one(String spec, long size) throws Unsatisfiable {
    int hyphen = spec.indexOf('-');
    if (hyphen < 0) {
      throw invalid();
    }
    String first = Tokens.trim(spec.substring(0, hyphen));
    String last = Tokens.trim(spec.substring(hyphen + 1));
    if (first.isEmpty()) {
      if (last.startsWith("-")) {
        throw invalid();
      }
      long suffix = Math.min(number(last), size);
      return new ByteRange(size - suffix, suffix);
    }
    long start = number(first);
    if (start < 0) {
      throw invalid();
    }
    if (start >= size) {
      return null;
    }
    if (last.isEmpty()) {
      return new ByteRange(start, size - start);
    }
    long end = number(last);
    if (start > end) {
      throw invalid();
    }
    return new ByteRange(start, Math.min(end, size - 1) - start + 1);
  }

  private static long number(String digits) throws Unsatisfiable {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException notANumber) {
      throw invalid();
    }
  }

  private static Unsatisfiable invalid() {
    return new Unsatisfiable("invalid range", false);
  }

  /// The `Content-Range` of the answer. RFC 9110 section 14.4.
  String contentRange(long size) {
    return "bytes " + start + "-" + (start + length - 1) + "/" + size;
  }
}
