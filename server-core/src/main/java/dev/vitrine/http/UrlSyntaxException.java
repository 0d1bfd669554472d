package dev.vitrine.http;

/// A URL, or a query, that does not follow RFC 3986 as Go reads it. Go: `url.Error`,
/// `url.EscapeError`, `url.InvalidHostError`.
public final class UrlSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /// @param message Go's text, for people; never sent to a client
  public UrlSyntaxException(String message) {
    super(message);
  }
}
