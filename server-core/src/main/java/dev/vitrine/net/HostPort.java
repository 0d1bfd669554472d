package dev.vitrine.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringTokenizer;

/// Reads a listen address: `host:port`, `[::1]:0`, `:8080`, `:http`, "". Go: `net.SplitHostPort`
/// and `net.LookupPort`.
///
/// @param host the host without brackets; "" for all addresses of this machine
/// @param port the port as written: a number, a service name, or "" for 0
record HostPort(String host, String port) {
  /// Splits `address`. "" is all addresses and any free port, as in Go's `net.Listen`.
  static HostPort split(String address) throws IOException {
    if (address.isEmpty()) {
      return new HostPort("", "");
    }
    int colon = address.lastIndexOf(':');
    if (colon < 0) {
      throw refused(address, "missing port in address");
    }
    if (address.startsWith("[")) {
      int close = address.indexOf(']');
      if (close < 0) {
        throw refused(address, "missing ']' in address");
      }
      if (close + 1 == address.length()) {
        throw refused(address, "missing port in address");
      }
      if (close + 1 != colon) {
        throw refused(
            address,
            address.charAt(close + 1) == ':'
                ? "too many colons in address"
                : "missing port in address");
      }
      return checked(address, address.substring(1, close), address.substring(colon + 1));
    }
    String host = address.substring(0, colon);
    if (host.indexOf(':') >= 0) {
      throw refused(address, "too many colons in address");
    }
    return checked(address, host, address.substring(colon + 1));
  }

  private static HostPort checked(String address, String host, String port) throws IOException {
    if (host.indexOf('[') >= 0 || port.indexOf('[') >= 0) {
      throw refused(address, "unexpected '[' in address");
    }
    if (host.indexOf(']') >= 0 || port.indexOf(']') >= 0) {
      throw refused(address, "unexpected ']' in address");
    }
    return new HostPort(host, port);
  }

  private static IOException refused(String address, String why) {
    return new IOException("listen tcp: address " + address + ": " + why);
  }

  /// Looks up host and port, the host through the system's resolver.
  InetSocketAddress resolve() throws IOException {
    int number = portNumber();
    if (host.isEmpty()) {
      return new InetSocketAddress(number);
    }
    try {
      return new InetSocketAddress(InetAddress.getByName(host), number);
    } catch (UnknownHostException e) {
      throw new IOException("listen tcp: lookup " + host + ": no such host", e);
    }
  }

  private int portNumber() throws IOException {
    if (port.isEmpty()) {
      return 0;
    }
    boolean digits = true;
    for (int i = 0; i < port.length(); i++) {
      digits &= port.charAt(i) >= '0' && port.charAt(i) <= '9';
    }
    if (digits) {
      long number = port.length() > 9 ? Long.MAX_VALUE : Long.parseLong(port);
      if (number > 65535) {
        throw new IOException("listen tcp: address " + port + ": invalid port");
      }
      return (int) number;
    }
    Integer known = WELL_KNOWN.get(port);
    int number = known != null ? known : Services.port(port);
    if (number < 0) {
      throw new IOException("listen tcp: lookup tcp/" + port + ": unknown port");
    }
    return number;
  }

  /// The two services that a web server is asked for, also where there is no services file.
  private static final Map<String, Integer> WELL_KNOWN = Map.of("http", 80, "https", 443);

  /// The system's table of service names, services(5).
  private static final class Services {
    static int port(String name) {
      try {
        Path table = Path.of("/etc/services");
        for (String line : Files.readAllLines(table, StandardCharsets.ISO_8859_1)) {
          int port = portIn(line, name);
          if (port >= 0) {
            return port;
          }
        }
      } catch (IOException e) {
        return -1; // no table on this system: the name is unknown
      }
      return -1;
    }

    /// A line reads `name port/protocol alias…`, with a comment after `#`.
    private static int portIn(String line, String name) {
      int comment = line.indexOf('#');
      StringTokenizer words = new StringTokenizer(comment < 0 ? line : line.substring(0, comment));
      if (words.countTokens() < 2) {
        return -1;
      }
      boolean named = words.nextToken().equals(name);
      String port = words.nextToken();
      while (words.hasMoreTokens()) {
        named |= words.nextToken().equals(name);
      }
      return named && port.endsWith("/tcp")
          ? Integer.parseInt(port, 0, port.length() - "/tcp".length(), 10)
          : -1;
    }
  }
}
