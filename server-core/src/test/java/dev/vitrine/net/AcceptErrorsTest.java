package dev.vitrine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.AsynchronousCloseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AcceptErrorsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Too many open files",
        "Too many open files in system",
        "No buffer space available",
        "Cannot allocate memory"
      })
  void aFullTableIsTemporary(String text) {
    IOException told = AcceptErrors.told(new IOException(text));
    assertTrue(told instanceof TemporaryException, text);
    assertEquals(text, told.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Invalid argument", "Bad file descriptor", "Permission denied"})
  void anythingElseEndsServe(String text) {
    IOException e = new SocketException(text);
    assertSame(e, AcceptErrors.told(e));
  }

  @Test
  void aClosedChannelIsNotTemporary() {
    IOException e = new AsynchronousCloseException();
    assertSame(e, AcceptErrors.told(e));
  }

  @Test
  void aClientThatHungUpInTheQueueIsToldApart() {
    assertTrue(AcceptErrors.clientGone(new IOException("Software caused connection abort")));
    assertTrue(!AcceptErrors.clientGone(new IOException("Too many open files")));
  }
}
