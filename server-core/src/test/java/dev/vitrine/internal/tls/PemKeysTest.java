package dev.vitrine.internal.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys as OpenSSL writes them, used by real handshakes.
final class PemKeysTest {
  @TempDir Path folder;

  private static Path file(String name) throws URISyntaxException {
    URL found = PemKeysTest.class.getResource(name);
    if (found == null) {
      throw new AssertionError("there is no " + name);
    }
    return Path.of(found.toURI());
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.crt,     rsa.pkcs8.key,     rsa.crt,     1",
    "rsa.crt,     rsa.pkcs1.key,     rsa.crt,     1",
    "ec.crt,      ec.pkcs8.key,      ec.crt,      1",
    "ec.crt,      ec.sec1.key,       ec.crt,      1",
    "ed25519.crt, ed25519.pkcs8.key, ed25519.crt, 1",
    "chain.crt,   chain.sec1.key,    root.crt,    2", // the key stands behind EC PARAMETERS
  })
  void servesWithEveryFormOfKey(String certificate, String key, String trusted, int sent)
      throws Exception {
    for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
      try (TlsPair pair =
          new TlsPair(
              PemKeys.load(file(certificate), file(key)),
              TlsPair.trusting(file(trusted)),
              conn -> conn)) {
        pair.protocol(protocol).shakeHands();
        assertEquals(protocol, pair.server.session().getProtocol());
        assertEquals(sent, pair.client.getSession().getPeerCertificates().length);
      }
    }
  }

  @Test
  void takesBothFromOneFileWithTextAround() throws Exception {
    Path both = folder.resolve("both.pem");
    Files.writeString(
        both,
        "Bag Attributes: männlich\r\n"
            + Files.readString(file("rsa.pkcs1.key")).replace("\n", "\r\n")
            + "between\n"
            + Files.readString(file("rsa.crt")),
        StandardCharsets.ISO_8859_1);
    try (TlsPair pair =
        new TlsPair(PemKeys.load(both, both), TlsPair.trusting(file("rsa.crt")), conn -> conn)) {
      pair.shakeHands();
    }
  }

  @Test
  void sendsACertificateTooManyAsItIs() throws Exception {
    Path chain = folder.resolve("chain.pem");
    Files.writeString(chain, Files.readString(file("ec.crt")) + Files.readString(file("root.crt")));
    try (TlsPair pair =
        new TlsPair(
            PemKeys.load(chain, file("ec.sec1.key")),
            TlsPair.trusting(file("ec.crt")),
            conn -> conn)) {
      pair.shakeHands();
      List<String> subjects =
          Arrays.stream(pair.client.getSession().getPeerCertificates())
              .map(c -> ((X509Certificate) c).getSubjectX500Principal().getName())
              .toList();
      assertEquals(List.of("CN=localhost,O=Vitrine test", "CN=root,O=Vitrine test"), subjects);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rsa.pkcs8.key | rsa.pkcs8.key      | rsa.pkcs8.key: no certificate in it, only \"PRIVATE"
            + " KEY\"; certificate and key may have been switched",
        "rsa.crt       | rsa.crt            | rsa.crt: no private key in it, only \"CERTIFICATE\";"
            + " certificate and key may have been switched",
        "rsa.crt       | encrypted.pkcs8.key| encrypted.pkcs8.key: the key is encrypted",
        "ec.crt        | encrypted.sec1.key | encrypted.sec1.key: the key is encrypted",
        "rsa.crt       | ec.pkcs8.key       | ec.pkcs8.key: the key is of kind EC, but the"
            + " certificate is for one of kind RSA",
        "rsa.crt       | ec.sec1.key        | ec.sec1.key: the key is of kind EC, but the"
            + " certificate is for one of kind RSA",
        "ec.crt        | rsa.pkcs1.key      | rsa.pkcs1.key: the key is of kind RSA, but the"
            + " certificate is for one of kind EC",
        "ed25519.crt   | ec.pkcs8.key       | ec.pkcs8.key: the key is of kind EC, but the"
            + " certificate is for one of kind EdDSA",
        "chain.crt     | ec.sec1.key        | ec.sec1.key: the key does not belong to the"
            + " certificate in",
        "ec.crt        | chain.sec1.key     | chain.sec1.key: the key does not belong to the"
            + " certificate in",
      })
  void saysWhichFileIsWrongAndWhy(String certificate, String key, String message) throws Exception {
    Path certificateFile = file(certificate);
    Path keyFile = file(key);
    IOException refused =
        assertThrows(IOException.class, () -> PemKeys.load(certificateFile, keyFile));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                                     | no PEM data in"
            + " it; a certificate was expected",
        "-----BEGIN CERTIFICATE-----;AAAA                                       | the block"
            + " \"CERTIFICATE\" has no END line",
        "-----BEGIN CERTIFICATE-----;A*AA;-----END CERTIFICATE-----             | the block"
            + " \"CERTIFICATE\" is no Base64",
        "-----BEGIN CERTIFICATE-----;AAAA;-----END CERTIFICATE-----             | certificate 1"
            + " cannot be read: ",
        "-----BEGIN X509 CRL-----;AAAA;-----END X509 CRL-----                   | no certificate in"
            + " it, only \"X509 CRL\"",
      })
  void saysWhatIsWrongWithACertificate(String text, String message) throws Exception {
    Path damaged = folder.resolve("damaged.pem");
    Files.writeString(damaged, text.replace(';', '\n'));
    Path key = file("ec.sec1.key");
    IOException refused = assertThrows(IOException.class, () -> PemKeys.load(damaged, key));
    assertTrue(refused.getMessage().startsWith(damaged + ": " + message), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                                 | no PEM data in it; a"
            + " private key was expected",
        "-----BEGIN PRIVATE KEY-----;AAAA;-----END PRIVATE KEY-----         | the block \"PRIVATE"
            + " KEY\" cannot be read; RSA, EC and Ed25519 keys can",
        "-----BEGIN EC PRIVATE KEY-----;MAA=;-----END EC PRIVATE KEY-----   | the block \"EC"
            + " PRIVATE KEY\" cannot be read; RSA, EC and Ed25519 keys can",
      })
  void saysWhatIsWrongWithAKey(String text, String message) throws Exception {
    Path damaged = folder.resolve("damaged.pem");
    Files.writeString(damaged, text.replace(';', '\n'));
    Path certificate = file("ec.crt");
    IOException refused = assertThrows(IOException.class, () -> PemKeys.load(certificate, damaged));
    assertTrue(refused.getMessage().startsWith(damaged + ": " + message), refused.getMessage());
  }

  @Test
  void namesAFileThatIsNotThere() throws Exception {
    Path certificate = file("ec.crt");
    Path missing = folder.resolve("no-such.key");
    IOException refused =
        assertThrows(NoSuchFileException.class, () -> PemKeys.load(certificate, missing));
    assertTrue(refused.getMessage().contains("no-such.key"));
  }
}
