package dev.vitrine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TemporaryExceptionTest {
  @Test
  void keepsMessageAndCause() {
    IOException cause = new IOException("accept: too many open files");
    TemporaryException failure = new TemporaryException("too many open files", cause);
    assertEquals("too many open files", failure.getMessage());
    assertSame(cause, failure.getCause());
  }
}
