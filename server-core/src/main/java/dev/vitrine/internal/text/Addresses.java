package dev.vitrine.internal.text;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Writes socket addresses the way Go and RFC 5952 do: `127.0.0.1:80`, `[::1]:80`, `[::]:80`.
public final class Addresses {
  private Addresses() {}

  /// `address` as `ip:port`. An unresolved address keeps the host name it was given; null gives "".
  public static String text(InetSocketAddress address) {
    if (address == null) {
      return "";
    }
    InetAddress ip = address.getAddress();
    if (ip == null) {
      return address.getHostString() + ":" + address.getPort();
    }
    return ip instanceof Inet6Address six
        ? "[" + ip6(six) + "]:" + address.getPort()
        : ip.getHostAddress() + ":" + address.getPort();
  }

  /// RFC 5952 section 4: lower case, no leading zeros, the longest run of two or more zero groups
  /// (the first of equals) shortened to `::`, the zone after `%`.
  static String ip6(Inet6Address address) {
    byte[] bytes = address.getAddress();
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
    }
    int runStart = -1;
    int runLength = 1; // a single zero group is not shortened
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > runLength) {
        runStart = i;
        runLength = end - i;
      }
      i = Math.max(i, end - 1);
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == runStart) {
        text.append("::");
        i += runLength - 1;
        continue;
      }
      if (i > 0 && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(groups[i]));
    }
    String written = address.getHostAddress();
    int zone = written.indexOf('%');
    return zone < 0 ? text.toString() : text + written.substring(zone);
  }
}
