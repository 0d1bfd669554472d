package dev.vitrine.internal.read;

import dev.vitrine.http.BadRequestException;

/// Which host a request is for. RFC 9112 section 3.2. Go: `(*conn).readRequest`, `readRequest`,
/// `httpguts.ValidHostHeader`.
final class HostField {
  /// What may stand in a host or a port: laxer than RFC 3986, as Go is.
  private static final boolean[] VALID = new boolean[256];

  static {
    for (char c : "!$%&'()*+,-.:;=[]_~".toCharArray()) {
      VALID[c] = true;
    }
    for (char c = '0'; c <= '9'; c++) {
      VALID[c] = true;
    }
    for (char c = 'a'; c <= 'z'; c++) {
      VALID[c] = true;
      VALID[c - 'a' + 'A'] = true;
    }
  }

  private HostField() {}

  /// The host of the target, where it names one, else that of the field, which then was for proxies.
  static String choose(RequestLine line, FieldLines fields) {
    String named = line.url().host();
    return named.isEmpty() ? fields.host() : named;
  }

  /// RFC 9112 section 3.2 MUST: no request without a host, so that nobody is sent to the wrong site.
  /// `CONNECT` names its host in the target, and the preface of HTTP/2 has no field at all.
  static void check(RequestLine line, FieldLines fields) throws BadRequestException {
    boolean preface = fields.count() == 0 && line.isHttp2Preface();
    if (line.atLeast11() && fields.hosts() == 0 && !line.method().equals("CONNECT") && !preface) {
      throw Refused.NO_HOST.exception();
    }
    if (fields.hosts() == 1 && !isValid(fields.host())) {
      throw Refused.HOST.exception();
    }
  }

  private static boolean isValid(String host) {
    for (int i = 0; i < host.length(); i++) {
      if (!VALID[host.charAt(i)]) { // ISO-8859-1: never past 255
        return false;
      }
    }
    return true;
  }
}
