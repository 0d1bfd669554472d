package dev.vitrine.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate made on the spot for this machine's own names, which vouches for itself: for tests
/// and for watching TLS, never for the open network. Go: `generate_cert.go` of `crypto/tls`.
///
/// The JDK reads certificates and makes none, so the encoding is here: RFC 5280 section 4.1, from
/// the outside to the inside.
public final class SelfSignedCertificate {
  private static final byte[] ECDSA_WITH_SHA256 =
      Der.sequence(Der.identifier(1, 2, 840, 10045, 4, 3, 2));
  private static final byte[] TRUE = {0x01, 1, (byte) 0xff};

  private final X509Certificate certificate;
  private final KeyPair keys;

  private SelfSignedCertificate(X509Certificate certificate, KeyPair keys) {
    this.certificate = certificate;
    this.keys = keys;
  }

  /// One for `localhost`, `127.0.0.1` and `::1`, good from yesterday on for a year.
  ///
  /// @throws IllegalStateException when the JDK lacks elliptic curves
  public static SelfSignedCertificate forThisMachine() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      return new SelfSignedCertificate(sign(keys), keys);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a certificate: " + e.getMessage(), e);
    }
  }

  /// `Certificate`: what is certified, and the signature under it.
  private static X509Certificate sign(KeyPair keys) throws GeneralSecurityException {
    byte[] certified = certified(keys);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(certified);
    byte[] der = Der.sequence(certified, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  /// `TBSCertificate`, version 3.
  private static byte[] certified(KeyPair keys) {
    byte[] name =
        Der.sequence(
            Der.element(
                Der.SET,
                Der.sequence(
                    Der.identifier(2, 5, 4, 10), // organization
                    Der.element(Der.UTF8_STRING, ascii("Vitrine, made on the spot")))));
    Instant now = Instant.now();
    return Der.sequence(
        Der.element(0xa0, Der.integer(BigInteger.TWO)),
        Der.integer(new BigInteger(127, new SecureRandom())),
        ECDSA_WITH_SHA256,
        name, // the issuer
        Der.sequence(time(now.minusSeconds(86_400)), time(now.plusSeconds(365L * 86_400))),
        name,
        keys.getPublic().getEncoded(),
        Der.element(0xa3, Der.sequence(keyUsage(), extendedKeyUsage(), authority(), names())));
  }

  /// digitalSignature and keyCertSign.
  private static byte[] keyUsage() {
    return extension(15, true, Der.element(Der.BIT_STRING, new byte[] {2, (byte) 0x84}));
  }

  /// serverAuth.
  private static byte[] extendedKeyUsage() {
    return extension(37, false, Der.sequence(Der.identifier(1, 3, 6, 1, 5, 5, 7, 3, 1)));
  }

  /// It is its own authority.
  private static byte[] authority() {
    return extension(19, true, Der.sequence(TRUE));
  }

  /// Whom it is for: a name and two addresses.
  private static byte[] names() {
    byte[] loopback6 = new byte[16];
    loopback6[15] = 1;
    return extension(
        17,
        false,
        Der.sequence(
            Der.element(0x82, ascii("localhost")),
            Der.element(0x87, new byte[] {127, 0, 0, 1}),
            Der.element(0x87, loopback6)));
  }

  private static byte[] extension(int number, boolean critical, byte[] value) {
    return Der.sequence(
        Der.identifier(2, 5, 29, number),
        critical ? TRUE : new byte[0],
        Der.element(Der.OCTET_STRING, value));
  }

  /// Two digits of the year up to 2049, four from then on: RFC 5280 section 4.1.2.5 MUST.
  private static byte[] time(Instant when) {
    ZonedDateTime utc = when.atZone(ZoneOffset.UTC);
    boolean twoDigits = utc.getYear() < 2050;
    String pattern = (twoDigits ? "yy" : "yyyy") + "MMddHHmmss'Z'";
    return Der.element(
        twoDigits ? Der.UTC_TIME : Der.GENERALIZED_TIME,
        ascii(DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(utc)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// The certificate, to show or to hand to a client.
  public X509Certificate certificate() {
    return certificate;
  }

  /// For the server: [dev.vitrine.http.Server.Builder#tls].
  public SSLContext serverContext() {
    try {
      return PemKeys.context(new X509Certificate[] {certificate}, keys.getPrivate());
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /// For a client that trusts this certificate and no other.
  public SSLContext clientContext() {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry("server", certificate);
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot trust a certificate: " + e.getMessage(), e);
    }
  }
}
