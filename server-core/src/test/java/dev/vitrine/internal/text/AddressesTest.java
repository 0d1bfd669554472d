package dev.vitrine.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressesTest {
  /// RFC 5952 section 4, by its own rules: shorten the longest run, the first of equals, never one
  /// group alone.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          127.0.0.1              , 127.0.0.1:80
          ::                     , [::]:80
          ::1                    , [::1]:80
          1::                    , [1::]:80
          2001:db8::1            , [2001:db8::1]:80
          2001:db8:0:0:1:0:0:1   , [2001:db8::1:0:0:1]:80
          2001:0:0:1:0:0:0:1     , [2001:0:0:1::1]:80
          2001:db8:0:1:1:1:1:1   , [2001:db8:0:1:1:1:1:1]:80
          FE80::ABCD             , [fe80::abcd]:80
          """)
  void writesTheShortForm(String address, String text) throws UnknownHostException {
    InetAddress ip = InetAddress.getByName(address);
    assertEquals(text, Addresses.text(new InetSocketAddress(ip, 80)));
  }

  @Test
  void keepsTheNameOfAnUnresolvedAddress() {
    assertEquals("host:80", Addresses.text(InetSocketAddress.createUnresolved("host", 80)));
    assertEquals("", Addresses.text(null));
  }
}
