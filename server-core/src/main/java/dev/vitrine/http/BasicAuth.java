package dev.vitrine.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The name and password of `Authorization: Basic …`, RFC 7617. Go: `Request.BasicAuth`.
///
/// Both are UTF-8 on the wire (RFC 7617 section 2.1 lets a server ask for nothing else).
///
/// @param username what stands before the first colon
/// @param password all that stands after it, further colons included
public record BasicAuth(String username, String password) {
  private static final String SCHEME = "Basic ";

  /// Reads the value of an `Authorization` field.
  ///
  /// Differs from no reader but strict ones: the scheme's case does not matter, exactly one space
  /// follows it, and the base64 text must be padded.
  ///
  /// @param authorization the field's value, empty when the field is absent
  static Optional<BasicAuth> parse(String authorization) {
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String coded = authorization.substring(SCHEME.length());
    // Java's decoder also takes text without its padding; Go's standard encoding does not.
    if (coded.length() % 4 != 0) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(coded);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty(); // a handler treats unreadable credentials as none
    }
    String pair = new String(bytes, StandardCharsets.UTF_8);
    int colon = pair.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    return Optional.of(new BasicAuth(pair.substring(0, colon), pair.substring(colon + 1)));
  }
}
