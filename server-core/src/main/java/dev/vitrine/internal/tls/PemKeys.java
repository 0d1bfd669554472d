package dev.vitrine.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/// A server's certificate chain and private key from PEM files. Go: `tls.LoadX509KeyPair`.
///
/// Differs from Go in the wording of messages, which name the file; what is accepted is the same:
/// RSA, ECDSA and Ed25519 keys in PKCS#8, RSA also in PKCS#1, EC also in SEC 1 form, none
/// encrypted.
public final class PemKeys {
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String PRIVATE_KEY = "PRIVATE KEY";

  /// The kinds that a key in PKCS#8 may be of, in the JDK's names.
  private static final String[] KINDS = {"RSA", "EC", "EdDSA"};

  private PemKeys() {}

  /// Loads a chain and its key.
  ///
  /// @param certificatePem the server's certificate first, then those that lead to a root
  /// @param keyPem may be the same file
  /// @throws IOException when a file cannot be read or used; the message names it and says why
  public static SSLContext load(Path certificatePem, Path keyPem) throws IOException {
    X509Certificate[] chain = chain(certificatePem);
    PrivateKey key = key(keyPem, chain[0].getPublicKey());
    if (!belongTogether(key, chain[0].getPublicKey())) {
      throw new IOException(
          keyPem + ": the key does not belong to the certificate in " + certificatePem);
    }
    return context(chain, key);
  }

  /// A context that has these keys for whoever asks.
  static SSLContext context(X509Certificate[] chain, PrivateKey key) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new OneKeyManager[] {new OneKeyManager(chain, key)}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS is not available: " + e.getMessage(), e);
    }
  }

  private static X509Certificate[] chain(Path file) throws IOException {
    List<PemBlock> blocks = PemBlock.read(file);
    if (blocks.isEmpty()) {
      throw new IOException(file + ": no PEM data in it; a certificate was expected");
    }
    List<X509Certificate> chain = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (PemBlock block : blocks) {
        if (block.label().equals(CERTIFICATE)) {
          chain.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
        }
      }
    } catch (CertificateException e) {
      throw new IOException(
          file + ": certificate " + (chain.size() + 1) + " cannot be read: " + e.getMessage(), e);
    }
    if (chain.isEmpty()) {
      boolean switched = blocks.size() == 1 && blocks.getFirst().label().endsWith(PRIVATE_KEY);
      throw new IOException(
          file
              + ": no certificate in it, only "
              + PemBlock.labels(blocks)
              + (switched ? "; certificate and key may have been switched" : ""));
    }
    return chain.toArray(new X509Certificate[0]);
  }

  private static PrivateKey key(Path file, PublicKey certified) throws IOException {
    List<PemBlock> blocks = PemBlock.read(file);
    for (PemBlock block : blocks) {
      if (block.label().equals(PRIVATE_KEY) || block.label().endsWith(" " + PRIVATE_KEY)) {
        if (block.encrypted() || block.label().startsWith("ENCRYPTED")) {
          throw new IOException(
              file
                  + ": the key is encrypted; save it without a password (openssl pkey -in … -out"
                  + " …)");
        }
        return decode(file, block, certified);
      }
    }
    if (blocks.isEmpty()) {
      throw new IOException(file + ": no PEM data in it; a private key was expected");
    }
    boolean switched = blocks.size() == 1 && blocks.getFirst().label().equals(CERTIFICATE);
    throw new IOException(
        file
            + ": no private key in it, only "
            + PemBlock.labels(blocks)
            + (switched ? "; certificate and key may have been switched" : ""));
  }

  private static PrivateKey decode(Path file, PemBlock block, PublicKey certified)
      throws IOException {
    byte[] pkcs8 =
        switch (block.label()) {
          case "RSA " + PRIVATE_KEY -> Pkcs8.ofPkcs1(block.bytes());
          case "EC " + PRIVATE_KEY -> {
            if (!certified.getAlgorithm().equals("EC")) {
              throw wrongKind(file, "EC", certified);
            }
            yield Pkcs8.ofSec1(block.bytes(), certified);
          }
          default -> block.bytes();
        };
    for (String kind : KINDS) {
      try {
        PrivateKey key =
            KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        if (!kind.equals(certified.getAlgorithm())) {
          throw wrongKind(file, kind, certified);
        }
        return key;
      } catch (InvalidKeySpecException _) {
        // A key of another kind, or none.
      } catch (GeneralSecurityException e) {
        throw new IOException(file + ": " + e.getMessage(), e);
      }
    }
    throw new IOException(
        file
            + ": the block \""
            + block.label()
            + "\" cannot be read; RSA, EC and Ed25519 keys can, in PKCS#8, PKCS#1 or SEC 1 form");
  }

  private static IOException wrongKind(Path file, String kind, PublicKey certified) {
    return new IOException(
        file
            + ": the key is of kind "
            + kind
            + ", but the certificate is for one of kind "
            + certified.getAlgorithm());
  }

  /// Signs something and checks it, the one question that every kind of key can answer.
  private static boolean belongTogether(PrivateKey key, PublicKey certified) throws IOException {
    try {
      Signature signature = Signature.getInstance(signatureFor(key.getAlgorithm()));
      signature.initSign(key);
      signature.update((byte) 1);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update((byte) 1);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // a signature of another length, a key that fits no curve
    }
  }

  private static String signatureFor(String kind) {
    return switch (kind) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> kind;
    };
  }
}
