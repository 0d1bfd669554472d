package dev.vitrine.internal.connection;

import dev.vitrine.internal.text.Addresses;
import dev.vitrine.internal.text.Quote;
import dev.vitrine.internal.tls.TlsConn;
import java.io.IOException;
import java.net.SocketException;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;

/// Why a TLS handshake failed, in the words of Go's `crypto/tls` where there is a word for it; the
/// rest in the JDK's.
final class HandshakeReasons {
  /// What the JDK says before the name of an alert that the client sent.
  private static final String ALERT = "Received fatal alert: ";

  /// Alerts that Go calls by other words than their names in RFC 8446 section 6.
  private static final Map<String, String> ALERT_WORDS =
      Map.ofEntries(
          Map.entry("bad_record_mac", "bad record MAC"),
          Map.entry("certificate_revoked", "revoked certificate"),
          Map.entry("certificate_expired", "expired certificate"),
          Map.entry("certificate_unknown", "unknown certificate"),
          Map.entry("unknown_ca", "unknown certificate authority"),
          Map.entry("decode_error", "error decoding message"),
          Map.entry("decrypt_error", "error decrypting message"),
          Map.entry("protocol_version", "protocol version not supported"),
          Map.entry("insufficient_security", "insufficient security level"),
          Map.entry("unknown_psk_identity", "unknown PSK identity"),
          Map.entry("no_application_protocol", "no application protocol"));

  private HandshakeReasons() {}

  static String timedOut(TlsConn tls) {
    return operation(tls) + "i/o timeout";
  }

  /// @param aborted whether the server itself closed the connection
  static String of(IOException e, TlsConn tls, boolean aborted) {
    if (aborted) {
      return operation(tls) + "use of closed network connection";
    }
    if (e instanceof SSLException) {
      return ofEngine(e, tls);
    }
    if (e instanceof SocketException && e.getMessage() != null) {
      // The JDK's "Connection reset" is the system's "connection reset by peer".
      String text = e.getMessage().toLowerCase(Locale.ROOT);
      return operation(tls)
          + "read: "
          + (text.equals("connection reset") ? "connection reset by peer" : text);
    }
    return e.getMessage();
  }

  private static String ofEngine(IOException e, TlsConn tls) {
    String text = String.valueOf(e.getMessage());
    int alert = text.indexOf(ALERT);
    if (alert >= 0) {
      String name = text.substring(alert + ALERT.length());
      return "remote error: tls: " + ALERT_WORDS.getOrDefault(name, name.replace('_', ' '));
    }
    if (!tls.offeredProtocols().isEmpty() && tls.applicationProtocol().isEmpty()) {
      return "tls: client requested unsupported application protocols ("
          + quoted(tls.offeredProtocols())
          + ")";
    }
    return text.startsWith("tls: ") ? text : "tls: " + text;
  }

  /// As Go prints a list of strings: `["h2" "spdy/3"]`.
  private static String quoted(Iterable<String> protocols) {
    StringBuilder list = new StringBuilder("[");
    for (String protocol : protocols) {
      list.append(list.length() == 1 ? "" : " ").append(Quote.quote(protocol));
    }
    return list.append(']').toString();
  }

  private static String operation(TlsConn tls) {
    return "read tcp "
        + Addresses.text(tls.localAddress())
        + "->"
        + Addresses.text(tls.remoteAddress())
        + ": ";
  }
}
