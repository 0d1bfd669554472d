package dev.vitrine.internal.staging;

import dev.vitrine.internal.tls.SelfSignedCertificate;
import javax.net.ssl.SSLContext;

/// A certificate for this machine, made on the spot, as both sides need it.
///
/// @param server for `Server.Builder.tls`
/// @param client for a client that trusts this server and no other
public record StagedKeys(SSLContext server, SSLContext client) {
  /// A new certificate, good for a year.
  public static StagedKeys made() {
    SelfSignedCertificate certificate = SelfSignedCertificate.forThisMachine();
    return new StagedKeys(certificate.serverContext(), certificate.clientContext());
  }
}
