package dev.vitrine.internal.read;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.Header;
import java.util.List;

/// Which host a request is for. RFC 9112 section 3.2. Go: `(*conn).readRequest`, `readRequest`.
record HostField(String name) {
  static HostField take(RequestLine line, Header header) throws BadRequestException {
    List<String> hosts = header.values("Host");
    if (hosts.size() > 1) {
      throw new BadRequestException("there is more than one Host field");
    }
    if (hosts.isEmpty() && line.atLeast11() && !line.method().equals("CONNECT")) {
      throw new BadRequestException(
          400, "HTTP/1.1 asks for a Host field", "missing required Host header");
    }
    if (!hosts.isEmpty() && !valid(hosts.get(0))) {
      throw new BadRequestException(400, "the Host field is malformed", "malformed Host header");
    }
    String named = line.url().host(); // an absolute target wins over the field
    HostField host = new HostField(!named.isEmpty() || hosts.isEmpty() ? named : hosts.get(0));
    header.delete("Host");
    return host;
  }

  /// Go: `httpguts.ValidHostHeader`.
  private static boolean valid(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letter && "!$%&'()*+,-.:;=[]_~".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
