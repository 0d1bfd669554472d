package dev.vitrine.internal.respond;

/// The value of a `Content-Length` that a handler set. RFC 9110 section 8.6.
final class ContentLength {
  private ContentLength() {}

  /// The length, or -1 when `text` is none: not a decimal number, negative, or beyond 63 bits. A sign
  /// is accepted, as Go's `strconv.ParseInt` does; it goes out as the handler wrote it.
  static long parse(String text) {
    int at = 0;
    boolean negative = false;
    if (!text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-')) {
      negative = text.charAt(0) == '-';
      at = 1;
    }
    if (at == text.length()) {
      return -1;
    }
    long value = 0;
    for (; at < text.length(); at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return negative && value > 0 ? -1 : value;
  }
}
