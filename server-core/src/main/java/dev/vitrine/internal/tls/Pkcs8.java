package dev.vitrine.internal.tls;

import java.math.BigInteger;
import java.security.PublicKey;

/// Puts older forms of private keys into the one that the JDK reads: PKCS#8, which is the key with
/// the name of its algorithm before it. RFC 5958.
final class Pkcs8 {
  private static final byte[] RSA_ENCRYPTION = Der.identifier(1, 2, 840, 113549, 1, 1, 1);
  private static final byte[] NULL = {0x05, 0};

  private Pkcs8() {}

  /// `RSA PRIVATE KEY`. RFC 8017 appendix A.1.2.
  static byte[] ofPkcs1(byte[] key) {
    return wrap(Der.sequence(RSA_ENCRYPTION, NULL), key);
  }

  /// `EC PRIVATE KEY`. RFC 5915. Which curve it is on may be left out there; the certificate knows,
  /// whose key has the same algorithm before it.
  static byte[] ofSec1(byte[] key, PublicKey certified) {
    return wrap(Der.firstInside(certified.getEncoded()), key);
  }

  private static byte[] wrap(byte[] algorithm, byte[] key) {
    return Der.sequence(
        Der.integer(BigInteger.ZERO), algorithm, Der.element(Der.OCTET_STRING, key));
  }
}
