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
        "Cannot allocate memory",
        "열린 파일이 너무 많음",
        "시스템에 파일을 너무 많이 열었음",
        "사용 가능한 버퍼 공간이 없음",
        "메모리를 할당할 수 없습니다",
        "打开的文件过多",
        "系统中打开的文件过多",
        "没有可用的缓冲区空间",
        "无法分配内存"
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
    assertTrue(AcceptErrors.clientGone(new IOException("소프트웨어가 연결 중단을 초래했습니다")));
    assertTrue(AcceptErrors.clientGone(new IOException("由软件导致的连接断开")));
    assertTrue(!AcceptErrors.clientGone(new IOException("Too many open files")));
  }
}
