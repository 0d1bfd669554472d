package dev.vitrine.internal.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the JDK, which reads certificates, finds in one that was made here.
final class SelfSignedCertificateTest {
  @Test
  void isSignedByItselfAndGoodToday() throws Exception {
    X509Certificate it = SelfSignedCertificate.forThisMachine().certificate();
    it.verify(it.getPublicKey());
    it.checkValidity();
    assertEquals(3, it.getVersion());
    assertEquals("SHA256withECDSA", it.getSigAlgName());
    assertEquals(it.getIssuerX500Principal(), it.getSubjectX500Principal());
    assertEquals("O=\"Vitrine, made on the spot\"", it.getSubjectX500Principal().toString());
    assertTrue(it.getSerialNumber().signum() > 0);
  }

  @Test
  void isForThisMachineAndForServersOnly() throws Exception {
    X509Certificate it = SelfSignedCertificate.forThisMachine().certificate();
    Set<Object> names =
        it.getSubjectAlternativeNames().stream().map(n -> n.get(1)).collect(Collectors.toSet());
    assertEquals(Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"), names);
    assertEquals(List.of("1.3.6.1.5.5.7.3.1"), it.getExtendedKeyUsage());
    assertTrue(it.getBasicConstraints() >= 0, "it vouches for itself");
    assertTrue(it.getKeyUsage()[0], "it signs handshakes");
    assertTrue(it.getKeyUsage()[5], "and certificates: itself");
    assertEquals(Set.of("2.5.29.15", "2.5.29.19"), it.getCriticalExtensionOIDs());
  }

  @Test
  void isAnotherOneEachTime() {
    assertNotEquals(
        SelfSignedCertificate.forThisMachine().certificate(),
        SelfSignedCertificate.forThisMachine().certificate());
  }

  @ParameterizedTest
  @CsvSource({"0, 0400", "1, 040100", "127, 047f", "128, 048180", "255, 0481ff", "256, 04820100"})
  void writesLengthsInAsFewBytesAsTheyNeed(int length, String begins) {
    byte[] element = Der.element(Der.OCTET_STRING, new byte[length]);
    assertTrue(HexFormat.of().formatHex(element).startsWith(begins));
    byte[] outer = Der.sequence(element, Der.integer(BigInteger.ONE));
    assertArrayEquals(element, Der.firstInside(outer));
  }

  @Test
  void writesIdentifiersInSevenBitsAByte() {
    // ecdsa-with-SHA256, as RFC 5480 appendix A has it
    byte[] der = Der.identifier(1, 2, 840, 10045, 4, 3, 2);
    assertEquals("06082a8648ce3d040302", HexFormat.of().formatHex(der));
  }
}
