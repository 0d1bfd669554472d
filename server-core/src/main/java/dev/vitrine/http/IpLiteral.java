package dev.vitrine.http;

/// Tells whether a text is an IP address, to the letter. RFC 4291 section 2.2, RFC 4007 section 11
/// (zones). Go: `netip.ParseAddr`, `net.ParseIP`. (`InetAddress` also takes host names and asks DNS.)
final class IpLiteral {
  private IpLiteral() {}

  /// Four numbers of 0 to 255 without leading zeros.
  static boolean isV4(String s) {
    int numbers = 0;
    int from = 0;
    while (numbers < 4) {
      int dot = s.indexOf('.', from);
      int to = dot < 0 ? s.length() : dot;
      if (!isOctet(s, from, to)) {
        return false;
      }
      numbers++;
      if (dot < 0) {
        return numbers == 4;
      }
      from = to + 1;
    }
    return false;
  }

  private static boolean isOctet(String s, int from, int to) {
    if (to - from < 1 || to - from > 3 || to - from > 1 && s.charAt(from) == '0') {
      return false;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = s.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      value = value * 10 + digit;
    }
    return value <= 255;
  }

  /// Eight groups of hex digits, one run of them perhaps as "::", the last two perhaps as an IPv4
  /// address, and perhaps "%zone" behind.
  static boolean isV6(String literal) {
    int percent = literal.indexOf('%');
    if (percent == literal.length() - 1 && percent >= 0) {
      return false;
    }
    String s = percent < 0 ? literal : literal.substring(0, percent);
    int groups = 0;
    boolean run = s.startsWith("::");
    int at = run ? 2 : 0;
    while (at < s.length() && groups < 8) {
      int end = at;
      while (end < s.length() && end - at <= 4 && Escape.isHex(s.charAt(end))) {
        end++;
      }
      if (end == at || end - at > 4) {
        return false;
      }
      if (end < s.length() && s.charAt(end) == '.') {
        boolean fits = run ? groups <= 6 : groups == 6;
        if (!fits || !isV4(s.substring(at))) {
          return false;
        }
        groups += 2;
        at = s.length();
        break;
      }
      groups++;
      at = end;
      if (at == s.length()) {
        break;
      }
      if (s.charAt(at) != ':' || at + 1 == s.length()) {
        return false;
      }
      at++;
      if (s.charAt(at) == ':') {
        if (run) {
          return false;
        }
        run = true;
        at++;
      }
    }
    return at == s.length() && (run ? groups < 8 : groups == 8);
  }
}
