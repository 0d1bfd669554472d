package dev.vitrine.internal.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/// As much of DER, the encoding of keys and certificates, as is needed here: an element is a tag, a
/// length and the content, which may be elements again. ITU-T X.690.
final class Der {
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int UTF8_STRING = 0x0c;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private Der() {}

  /// An element with these contents, one behind the other.
  static byte[] element(int tag, byte[]... contents) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : contents) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length < 0x80) {
      out.write(length);
    } else {
      byte[] digits = BigInteger.valueOf(length).toByteArray();
      int first = digits[0] == 0 ? 1 : 0; // a length has no sign
      out.write(0x80 | digits.length - first);
      out.write(digits, first, digits.length - first);
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  static byte[] sequence(byte[]... contents) {
    return element(SEQUENCE, contents);
  }

  static byte[] integer(BigInteger value) {
    return element(INTEGER, value.toByteArray());
  }

  /// `1.2.840.10045.2.1`: the first two numbers share a byte, the others take seven bits a byte.
  static byte[] identifier(int... numbers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(40 * numbers[0] + numbers[1]);
    for (int i = 2; i < numbers.length; i++) {
      for (int shift = 28; shift > 0; shift -= 7) {
        if (numbers[i] >>> shift != 0) {
          out.write(0x80 | numbers[i] >>> shift & 0x7f);
        }
      }
      out.write(numbers[i] & 0x7f);
    }
    return element(OBJECT_IDENTIFIER, out.toByteArray());
  }

  /// A bit string of whole bytes.
  static byte[] bits(byte[] bytes) {
    return element(BIT_STRING, new byte[] {0}, bytes);
  }

  /// The first element inside a well-formed element, with its tag and length.
  static byte[] firstInside(byte[] outer) {
    int start = contentAt(outer, 0);
    int length = contentAt(outer, start) - start + contentLength(outer, start);
    byte[] inner = new byte[length];
    System.arraycopy(outer, start, inner, 0, length);
    return inner;
  }

  private static int contentAt(byte[] der, int at) {
    int length = der[at + 1] & 0xff;
    return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
  }

  private static int contentLength(byte[] der, int at) {
    int length = der[at + 1] & 0xff;
    if (length < 0x80) {
      return length;
    }
    int value = 0;
    for (int i = 0; i < (length & 0x7f); i++) {
      value = value << 8 | der[at + 2 + i] & 0xff;
    }
    return value;
  }
}
