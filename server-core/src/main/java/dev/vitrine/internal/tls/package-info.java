/// TLS between a socket and the request loop, on the JDK's own engine: a [dev.vitrine.net.Conn]
/// around a `Conn`, so that nothing behind it knows the difference. Go: `crypto/tls`.
///
/// Read [TlsListener] first, then [TlsConn] and its [TlsHandshake]; [PemKeys] and
/// [SelfSignedCertificate] are where certificates come from. HTTP/2 is absent on purpose: the server
/// speaks HTTP/1.x, and ALPN (RFC 7301) offers nothing else.
package dev.vitrine.internal.tls;
