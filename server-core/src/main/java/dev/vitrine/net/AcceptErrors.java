package dev.vitrine.net;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells which failures of accept(2) are worth another attempt.
///
/// Go asks the error number: EMFILE and ENFILE are temporary, ECONNABORTED is retried at once. The
/// JDK hands on only the system's text, in the system's language, so here known texts, in English,
/// Korean and Chinese, decide first and then, for EMFILE in any language, the number of descriptors in use. ENOBUFS and ENOMEM
/// are temporary here and not in Go (docs/differences.md).
final class AcceptErrors {
  private static final List<String> TEMPORARY =
      List.of(
          // EMFILE, and with "in system" ENFILE
          "too many open files",
          "열린 파일이 너무 많음",
          "打开的文件过多",
          // ENFILE
          "시스템에 파일을 너무 많이 열었음",
          "系统中打开的文件过多",
          // ENOBUFS
          "no buffer space available",
          "사용 가능한 버퍼 공간이 없음",
          "没有可用的缓冲区空间",
          // ENOMEM
          "cannot allocate memory",
          "메모리를 할당할 수 없습니다",
          "无法分配内存");

  // ECONNABORTED
  private static final List<String> CLIENT_GONE =
      List.of(
          "software caused connection abort",
          "connection aborted",
          "소프트웨어가 연결 중단을 초래했습니다",
          "由软件导致的连接断开");

  private static final AtomicBoolean BEGUN = new AtomicBoolean();
  private static final CountDownLatch LOADED = new CountDownLatch(1);

  private AcceptErrors() {}

  /// Loads our own classes that [#told] needs, while there still are descriptors to load them with: a
  /// class read from a file when none is left would fail itself.
  static void load() {
    Class<?> _ = TemporaryException.class;
    Class<?> _ = Descriptors.class;
  }

  /// Begins to load what the JDK needs to count descriptors and to log a line.
  ///
  /// Called again and again, from when a first client has been written to: it takes longer than a
  /// server's first answer may, and must not stand before it. So it has a thread of its own, too.
  static void loadAhead() {
    if (BEGUN.getPlain() || !BEGUN.compareAndSet(false, true)) {
      return;
    }
    Thread thread = new Thread(AcceptErrors::loadOthers, "accept-errors");
    thread.setDaemon(true);
    thread.start();
  }

  private static void loadOthers() {
    try {
      boolean _ = noDescriptorLeft();
      System.Logger _ = System.getLogger("dev.vitrine.http");
      ZoneRules _ = ZoneId.systemDefault().getRules(); // a file that the JDK's logger reads
    } finally {
      LOADED.countDown();
    }
  }

  /// [#loadAhead], and waits for it: once a second client is served, all is there.
  static void awaitLoaded() {
    loadAhead();
    try {
      LOADED.await();
    } catch (InterruptedException _) {
      // Who accepts may ask for it; the classes come all the same.
      Thread.currentThread().interrupt();
    }
  }

  static boolean clientGone(IOException e) {
    return contains(e, CLIENT_GONE);
  }

  /// `e` itself, or a [TemporaryException] around it.
  static IOException told(IOException e) {
    if (e instanceof TemporaryException) {
      return e;
    }
    boolean temporary = contains(e, TEMPORARY) || isSystemText(e) && noDescriptorLeft();
    return temporary ? new TemporaryException(e.getMessage(), e) : e;
  }

  private static boolean contains(IOException e, List<String> texts) {
    String message = e.getMessage();
    if (message == null) {
      return false;
    }
    for (String text : texts) {
      if (message.regionMatches(true, 0, text, 0, text.length())) {
        return true;
      }
    }
    return false;
  }

  /// A closed channel has an exception type of its own; what the system says comes as a plain
  /// `IOException` or `SocketException` with a text.
  private static boolean isSystemText(IOException e) {
    return e.getMessage() != null
        && (e.getClass() == IOException.class || e instanceof java.net.SocketException);
  }

  /// Counting them, or loading what counts, takes a descriptor: where that fails, there is none.
  private static boolean noDescriptorLeft() {
    try {
      return Descriptors.exhausted();
    } catch (RuntimeException | InternalError | LinkageError e) {
      return true;
    }
  }

  /// How many descriptors this process has and may have.
  private static final class Descriptors {
    private static final UnixOperatingSystemMXBean SYSTEM =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix
            : null;

    static boolean exhausted() {
      if (SYSTEM == null) {
        return false;
      }
      long open = SYSTEM.getOpenFileDescriptorCount();
      return open < 0 || open >= SYSTEM.getMaxFileDescriptorCount() - 1;
    }
  }
}
