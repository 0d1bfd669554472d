package dev.vitrine.internal.respond;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseOutputTest {
  private final Exchange link = new Exchange();
  private final ResponseOutput out = link.out;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 9, 10, 99, 100, 2048, 1L << 40, Long.MAX_VALUE})
  void writesDecimalNumbers(long value) throws IOException {
    out.putDecimal(value);
    out.flush();
    assertEquals(Long.toString(value), link.sent());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 10, 15, 16, 255, 256, 2048, 2049, 1 << 20, Integer.MAX_VALUE})
  void writesHexadecimalNumbers(int value) throws IOException {
    out.putHex(value);
    out.flush();
    assertEquals(Integer.toHexString(value), link.sent());
  }

  @Test
  void makesNoLineBreakOfAnyCharacter() throws IOException {
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      out.put("" + c);
    }
    out.flush();
    assertTrue(link.sent().indexOf('\r') < 0);
    assertTrue(link.sent().indexOf('\n') < 0);
    assertEquals(Character.MAX_VALUE, link.sent().length());
  }

  /// Whatever is put in whatever pieces comes out in order, never more than the limit held back.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void sendsWhatItIsGivenInOrder(long seed) throws IOException {
    Random random = new Random(seed);
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    for (int i = 0; i < 500; i++) {
      byte[] b = new byte[random.nextInt(random.nextInt(20) == 0 ? 20000 : 600)];
      random.nextBytes(b);
      boolean held = random.nextInt(5) == 0;
      if (held) {
        out.hold();
      }
      out.put(b);
      out.put((byte) i);
      if (held) {
        out.release();
      }
      model.writeBytes(b);
      model.write(i);
      switch (random.nextInt(6)) {
        case 0 -> out.flush();
        case 1 -> out.giveBack();
        default -> {}
      }
    }
    out.flush();
    assertEquals(0, out.pending());
    assertArrayEquals(model.toByteArray(), Exchange.latin1(link.sent()));
  }

  @Test
  void keepsAHeadInOnePiece() throws IOException {
    byte[] head = new byte[3 * ResponseOutput.LIMIT];
    out.hold();
    out.put(head);
    out.put("more");
    assertEquals(0, link.writes.size());
    assertEquals(head.length + 4, out.pending());
    out.release();
    out.put(head);
    out.flush();
    assertArrayEquals(
        new int[] {head.length + 4, head.length},
        link.writes.stream().mapToInt(w -> w.length).toArray());
  }

  @Test
  void givesNothingBackThatStillWaits() throws IOException {
    out.put(new byte[3000]);
    out.giveBack();
    out.flush();
    assertEquals(3000, link.sent().length());
  }
}
