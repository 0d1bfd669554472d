package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaxBytesReaderTest {
  private final List<String> told = new ArrayList<>();

  private InputStream limited(byte[] body, long limit) {
    return new MaxBytesReader(() -> told.add("too large"), new ByteArrayInputStream(body), limit);
  }

  @Test
  void givesAllUpToTheLimitHoweverItIsReadAndThenThrows() {
    Random random = new Random(9);
    for (int round = 0; round < 500; round++) {
      byte[] body = new byte[random.nextInt(40)];
      random.nextBytes(body);
      int limit = random.nextInt(-1, 45);
      told.clear();
      ByteArrayOutputStream got = new ByteArrayOutputStream();
      IOException failed = readAll(limited(body, limit), got, random);
      int most = Math.min(body.length, Math.max(0, limit));
      assertArrayEquals(Arrays.copyOf(body, most), got.toByteArray());
      if (body.length > most) {
        assertEquals(Math.max(0, limit), ((BodyTooLargeException) failed).limit());
        assertEquals(List.of("too large"), told);
      } else {
        assertEquals(null, failed);
        assertEquals(List.of(), told);
      }
    }
  }

  private static IOException readAll(InputStream in, ByteArrayOutputStream out, Random random) {
    try {
      while (true) {
        byte[] b = new byte[random.nextInt(12) + 1];
        int n = in.read(b);
        if (n < 0) {
          return null;
        }
        out.write(b, 0, n);
      }
    } catch (IOException e) {
      return e;
    }
  }

  @Test
  void noticesTheByteTooManyInTheReadThatMeetsIt() throws IOException {
    byte[] b = new byte[10];
    Arrays.fill(b, (byte) 7);
    InputStream in = limited(new byte[] {1, 2, 3, 4}, 3);
    assertEquals(3, in.read(b));
    assertEquals(List.of("too large"), told);
    assertEquals(0, b[3], "the byte past the limit is not shown");
    IOException first = assertThrows(BodyTooLargeException.class, in::read);
    assertSame(first, assertThrows(BodyTooLargeException.class, () -> in.read(b)));
    assertEquals(1, told.size());
  }
}
