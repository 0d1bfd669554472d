package dev.vitrine.internal.tls;

import java.io.IOException;

/// What a client sent first is no TLS record. Go: `tls.RecordHeaderError`.
public final class NotTlsException extends IOException {
  @java.io.Serial private static final long serialVersionUID = 1L;

  private final boolean http;

  NotTlsException(String message, boolean http) {
    super(message);
    this.http = http;
  }

  /// Whether it begins as a plain HTTP request does. Go: `tlsRecordHeaderLooksLikeHTTP`.
  public boolean looksLikeHttp() {
    return http;
  }
}
