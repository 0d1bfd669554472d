package dev.vitrine.internal.route;

/// The host that a request names, without its port. Go: `stripHostPort` and `net.SplitHostPort`.
final class HostText {
  private HostText() {}

  /// Cuts ":port" off, and an IPv6 address out of its brackets. What is not well formed, or has no
  /// port, stays as it is, in brackets too; nothing else is changed, neither case nor a dot at the
  /// end.
  static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    if (colon < 0) {
      return host;
    }
    if (host.charAt(0) == '[') {
      int close = host.indexOf(']');
      boolean plain =
          close >= 0
              && close + 1 == colon
              && host.indexOf('[', 1) < 0
              && host.indexOf(']', colon) < 0;
      return plain ? host.substring(1, close) : host;
    }
    boolean plain = host.indexOf(':') == colon && host.indexOf('[') < 0 && host.indexOf(']') < 0;
    return plain ? host.substring(0, colon) : host;
  }
}
