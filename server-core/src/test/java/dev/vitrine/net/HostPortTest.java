package dev.vitrine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostPortTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ''              , ''        , ''
          :8080           , ''        , 8080
          localhost:80    , localhost , 80
          [::1]:0         , ::1       , 0
          [fe80::1%lo]:80 , fe80::1%lo, 80
          :http           , ''        , http
          127.0.0.1:      , 127.0.0.1 , ''
          """)
  void splitsWhatGoSplits(String address, String host, String port) throws IOException {
    assertEquals(new HostPort(host, port), HostPort.split(address));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          localhost  , missing port in address
          ::1        , too many colons in address
          ::1:80     , too many colons in address
          [::1]      , missing port in address
          [::1]80    , missing port in address
          [::1]::80  , too many colons in address
          [::1:80    , missing ']' in address
          a]:80      , unexpected ']' in address
          a[b:80     , unexpected '[' in address
          """)
  void refusesWhatGoRefusesWithItsReason(String address, String why) {
    IOException e = assertThrows(IOException.class, () -> HostPort.split(address));
    assertTrue(e.getMessage().endsWith(why), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({":http,80", ":https,443", ":0,0", "127.0.0.1:,0", ":65535,65535"})
  void findsThePort(String address, int port) throws IOException {
    InetSocketAddress found = HostPort.split(address).resolve();
    assertEquals(port, found.getPort());
  }

  @ParameterizedTest
  @CsvSource({":65536,invalid port", ":99999999999,invalid port", ":nonsense-service,unknown port"})
  void refusesAPortThatIsNone(String address, String why) {
    IOException e = assertThrows(IOException.class, () -> HostPort.split(address).resolve());
    assertTrue(e.getMessage().endsWith(why), e.getMessage());
  }

  @Test
  void anEmptyHostMeansEveryAddress() throws IOException {
    assertTrue(HostPort.split(":80").resolve().getAddress().isAnyLocalAddress());
  }
}
