package dev.vitrine.http;

/// A cookie's `SameSite` attribute: with which cross-site requests a browser sends it. Go:
/// `http.SameSite`; draft-ietf-httpbis-rfc6265bis section 5.6.7.
public enum SameSite {
  /// Present without a value that is known; written as no attribute at all.
  DEFAULT,
  /// Sent with top-level navigations only.
  LAX,
  /// Never sent cross-site.
  STRICT,
  /// Always sent; browsers then want `Secure` as well.
  NONE
}
